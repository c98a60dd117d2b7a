package dev.pickwright.backend.benchmark;

import dev.pickwright.backend.ProductDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ThroughputOnPostgresTest extends ThroughputBenchmark {

    private static final String PROPERTIES = "spring.datasource.hikari.data-source-properties.";
    private static final EmbeddedPostgres SERVER = start();
    private static final Map<String, Object> SETTINGS =
            ProductDatabase.settings(Path.of("target/benchmark/postgres"), SERVER.getJdbcUrl("postgres", "product"));

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
        registry.add("spring.datasource.username", () -> "postgres");
    }

    /** It syncs every commit, as a server does that nobody told otherwise. */
    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            run(server, "create database product");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        SERVER.close();
    }

    private static void run(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A database in use cannot be copied. The pool tests a connection, and replaces it, if it lay idle for 500 ms. */
    @Override
    Connection copy() throws SQLException {
        run(SERVER, "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'product'");
        run(SERVER, "create database twin template product");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        Properties properties = new Properties();
        properties.put("user", "postgres");
        SETTINGS.forEach((name, value) -> {
            if (name.startsWith(PROPERTIES)) {
                properties.put(name.substring(PROPERTIES.length()), value);
            }
        });
        return DriverManager.getConnection(SERVER.getJdbcUrl("postgres", "twin"), properties);
    }

    @Override
    String database() {
        return "PostgreSQL, with fsync";
    }
}
