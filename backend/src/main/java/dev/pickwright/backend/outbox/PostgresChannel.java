package dev.pickwright.backend.outbox;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LISTEN and NOTIFY of PostgreSQL. Never inside a business transaction: there, NOTIFY makes commits wait for each other.
 * The listening connection carries this process's name, by which others see that it lives.
 */
final class PostgresChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(PostgresChannel.class);
    private static final String NAME = "pickwright_outbox";
    private static final String FREED = "freed";
    private static final int WAIT_MILLIS = 1_000;

    private final HikariDataSource pool;
    private final String url;
    private final Properties login;
    private volatile boolean closed;
    private Thread thread = Thread.currentThread();

    /** @param me as this process is called among the others */
    PostgresChannel(HikariDataSource pool, String me) {
        this.pool = pool;
        this.url = pool.getJdbcUrl();
        this.login = new Properties();
        login.putAll(pool.getDataSourceProperties());
        login.setProperty("user", String.valueOf(pool.getUsername()));
        login.setProperty("password", String.valueOf(pool.getPassword()));
        login.setProperty("ApplicationName", me);
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("socketTimeout", "30");
    }

    @Override
    public void listen(Ear ear) {
        thread = Thread.ofPlatform().name("outbox-listen").daemon().start(() -> {
            while (!closed) {
                try (Connection connection = DriverManager.getConnection(url, login);
                        Statement statement = connection.createStatement()) {
                    statement.execute("listen " + NAME);
                    // Whatever was said while nobody listened.
                    ear.told(-1, 0);
                    ear.freed();
                    hear(connection.unwrap(PGConnection.class), statement, ear);
                } catch (SQLException e) {
                    pause(e);
                }
            }
        });
    }

    private void hear(PGConnection connection, Statement statement, Ear ear) throws SQLException {
        while (!closed) {
            PGNotification[] words = connection.getNotifications(WAIT_MILLIS);
            if (words == null || words.length == 0) {
                // Finds out that the other end is gone, which listening alone does not.
                statement.execute("select 1");
                continue;
            }
            long shards = 0;
            long no = 0;
            for (PGNotification word : words) {
                if (word.getParameter().equals(FREED)) {
                    ear.freed();
                } else {
                    String[] parts = word.getParameter().split(":");
                    shards |= Long.parseUnsignedLong(parts[0], 16);
                    no = Math.max(no, Long.parseLong(parts[1]));
                }
            }
            if (shards != 0) {
                ear.told(shards, no);
            }
        }
    }

    private void pause(SQLException e) {
        if (!closed) {
            log.warn("Not listening to other processes, polling instead: {}", e.getMessage());
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }
    }

    @Override
    public void tell(long shards, long no) {
        say(Long.toHexString(shards) + ":" + no);
    }

    @Override
    public void tellFreed() {
        say(FREED);
    }

    private void say(String word) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, NAME);
            statement.setString(2, word);
            statement.execute();
        } catch (SQLException e) {
            log.warn("Other processes were not woken and will poll: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
