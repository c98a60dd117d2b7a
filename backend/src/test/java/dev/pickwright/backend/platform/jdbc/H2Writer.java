package dev.pickwright.backend.platform.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.pickwright.backend.platform.observe.NoTraces;
import dev.pickwright.model.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A process that appends events to the H2 file of a data folder, each in a unit of work of its own, and says after each
 * how many are acknowledged and how long the file is. Made to be killed, and to run out of disk.
 */
public final class H2Writer {

    private H2Writer() {}

    /** Arguments: the database's URL, the file, how many characters each payload has. */
    public static void main(String[] args) throws Exception {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(args[0]);
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setMaximumPoolSize(2);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(pool);
        var units = new UnitOfWork(
                new JdbcTransactionManager(pool), new H2Barrier(jdbc), NoTraces.create(), new SimpleMeterRegistry());
        long from =
                jdbc.sql("select count(*) from outbox_events").query(Long.class).single();
        String payload = "x".repeat(Integer.parseInt(args[2]));
        System.out.println("OPEN " + from);
        for (long seq = from + 1; ; seq++) {
            try {
                append(units, jdbc, seq, payload);
            } catch (ProblemException e) {
                System.out.println("REFUSED " + e.problem() + " " + e.getMessage());
                Runtime.getRuntime().halt(3);
            } catch (RuntimeException e) {
                System.out.println("FAILED " + e);
                Runtime.getRuntime().halt(4);
            }
            System.out.println("DONE " + seq + " " + Files.size(Path.of(args[1])));
        }
    }

    private static void append(UnitOfWork units, JdbcClient jdbc, long seq, String payload) {
        units.run(() -> {
            jdbc.sql("insert into outbox_events (id, shard, aggregate_type, aggregate_id, lane_seq, event_type,"
                            + " payload, created_at) values (?, 0, 'fulfillment', 'a', ?, 'fulfillment.created', ?,"
                            + " current_timestamp)")
                    .params(UUID.randomUUID(), seq, payload)
                    .update();
        });
    }
}
