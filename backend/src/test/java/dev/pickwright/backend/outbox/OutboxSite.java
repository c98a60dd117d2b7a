package dev.pickwright.backend.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pickwright.backend.fixture.Databases;
import dev.pickwright.backend.platform.observe.NoTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database with the outbox in it, and as many relays on it as the test starts; no Spring. */
final class OutboxSite implements AutoCloseable {

    /** One process's relay. */
    final class Process {
        final Relay relay;
        final OutboxStore store;
        final FeedBell bell = new FeedBell();
        final String name = "process-" + UUID.randomUUID();

        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        private boolean stopped;

        private Process(@Nullable OutboxStore given, List<Transport> transports) {
            store = given == null ? store(name) : given;
            Channel channel = channels.apply(
                    postgres ? new PostgresChannel(pool(2, PostgresOutboxStore.DURABLE), name) : Channel.none());
            relay = new Relay(
                    store, channel, name, settings, transports, new OutboxMeters(registry), NoTraces.create(), bell);
            relay.start();
        }

        void stop() {
            try {
                if (!stopped) {
                    stopped = true;
                    relay.stop();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    final boolean postgres;
    final String url;
    final String user;
    final JdbcClient jdbc;
    private final List<Process> processes = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private UnaryOperator<Channel> channels = UnaryOperator.identity();
    private OutboxSettings settings = settings(Duration.ofSeconds(2), Set.of());

    private OutboxSite(boolean postgres) {
        this.postgres = postgres;
        this.url = postgres ? Databases.postgres() : Databases.h2();
        this.user = postgres ? "postgres" : "sa";
        Flyway.configure()
                .dataSource(url, user, "")
                .locations(
                        "classpath:db/migration/common", "classpath:db/migration/" + (postgres ? "postgresql" : "h2"))
                .load()
                .migrate();
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(url, user, ""));
    }

    static OutboxSite h2() {
        return new OutboxSite(false);
    }

    static OutboxSite postgres() {
        return new OutboxSite(true);
    }

    static OutboxSettings settings(Duration lease, Set<String> passOver) {
        return new OutboxSettings("/pickwright", lease, Duration.ofMillis(200), Duration.ofDays(7), 2000, passOver);
    }

    OutboxSite with(OutboxSettings other) {
        settings = other;
        return this;
    }

    /** Enables an endpoint of each kind of receiver. */
    OutboxSite endpoints(String... kinds) {
        for (String kind : kinds) {
            jdbc.sql("insert into outbox_endpoint (name, kind, enabled, max_retries, created_at)"
                            + " values (?, ?, true, 5, current_timestamp)")
                    .param(kind)
                    .param(kind)
                    .update();
        }
        return this;
    }

    /** What the processes that are started from now on speak through. */
    OutboxSite with(UnaryOperator<Channel> other) {
        channels = other;
        return this;
    }

    Process start(Transport... transports) {
        return started(new Process(null, Arrays.asList(transports)));
    }

    Process start(OutboxStore store, Transport... transports) {
        return started(new Process(store, Arrays.asList(transports)));
    }

    private Process started(Process process) {
        processes.add(process);
        return process;
    }

    OutboxStore store(String owner) {
        return postgres
                ? new PostgresOutboxStore(pool(6, PostgresOutboxStore.FAST), pool(1, PostgresOutboxStore.DURABLE))
                : new H2OutboxStore(pool(6, null), () -> {});
    }

    private HikariDataSource pool(int most, String first) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setConnectionInitSql(first);
        var pool = new HikariDataSource(config);
        opened.add(pool);
        return pool;
    }

    Ledger ledger() {
        try {
            Ledger ledger = new Ledger(url, user);
            opened.add(ledger);
            return ledger;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int count(String where) {
        return jdbc.sql("select count(*) from " + where).query(Integer.class).single();
    }

    @Override
    public void close() throws Exception {
        processes.forEach(Process::stop);
        for (AutoCloseable each : opened) {
            each.close();
        }
    }
}
