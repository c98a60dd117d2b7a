package dev.pickwright.backend.outbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pickwright.backend.platform.observe.NoTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * A process that delivers, and tells events if asked to: the relay on PostgreSQL as the service builds it, without the
 * service around it. Made to be killed.
 */
public final class OutboxWorker {

    /** Where a worker kills itself. */
    enum Halt {
        NEVER,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        BEFORE_PUBLISH,
        BEFORE_RECORD,
        ON_POISON
    }

    /** The type of event that kills its worker, for {@link Halt#ON_POISON}. */
    static final String POISON = "fulfillment.error";

    private OutboxWorker() {}

    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        String url = args[0];
        String name = args[1];
        int port = Integer.parseInt(args[2]);
        Duration lease = Duration.ofMillis(Long.parseLong(args[3]));
        int producing = Integer.parseInt(args[4]);
        Halt halt = Halt.valueOf(args[5]);

        SocketTransport transport = new SocketTransport(name, port, halt);
        if (halt == Halt.BEFORE_COMMIT || halt == Halt.AFTER_COMMIT) {
            tellAndHalt(url, transport, halt);
        }
        HikariDataSource fast = pool(url, 6, PostgresOutboxStore.FAST);
        HikariDataSource durable = pool(url, 2, PostgresOutboxStore.DURABLE);
        OutboxStore store = new PostgresOutboxStore(fast, durable);
        var registry = new SimpleMeterRegistry();
        var settings =
                new OutboxSettings("/pickwright", lease, Duration.ofMillis(200), Duration.ofDays(7), 500, Set.of());
        Relay relay = new Relay(
                halt == Halt.BEFORE_RECORD ? haltingAtRecord(store) : store,
                new PostgresChannel(durable, name),
                name,
                settings,
                List.of(transport),
                new OutboxMeters(registry),
                NoTraces.create(),
                new FeedBell());
        relay.start();
        List<Producer> producers = new ArrayList<>();
        for (int n = 0; n < producing; n++) {
            Producer producer = new Producer(url, 300, name.hashCode() + n, 8_000_000, told -> {
                relay.committed();
                told.forEach(transport::committed);
            });
            producers.add(producer);
            Thread.ofPlatform().daemon().start(producer);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            producers.forEach(Producer::stop);
            try {
                relay.stop();
                transport.figures(registry);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        while (true) {
            transport.figures(registry);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static void tellAndHalt(String url, SocketTransport transport, Halt halt) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(url, "postgres", "")) {
            connection.setAutoCommit(false);
            Ledger.Entry entry = Producer.tell(connection, "lane-0", "fulfillment.created");
            if (halt == Halt.AFTER_COMMIT) {
                connection.commit();
                transport.committed(entry);
            }
            Runtime.getRuntime().halt(137);
        }
    }

    /** Dies when the first outcome should be recorded: all that was acknowledged until then is known to nobody. */
    private static OutboxStore haltingAtRecord(OutboxStore store) {
        return (OutboxStore) Proxy.newProxyInstance(
                OutboxWorker.class.getClassLoader(), new Class<?>[] {OutboxStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("complete")) {
                        TimeUnit.MILLISECONDS.sleep(100);
                        Runtime.getRuntime().halt(137);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static HikariDataSource pool(String url, int most, String first) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setPassword("");
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(first);
        return new HikariDataSource(config);
    }

    /** Ends when the other side does. */
    static void quit(IOException e) {
        System.err.println("The sink is gone: " + e);
        Runtime.getRuntime().halt(1);
    }
}
