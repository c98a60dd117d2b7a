package dev.pickwright.backend.outbox.bench;

import dev.pickwright.backend.outbox.OutboxProbe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** The producer's transaction by plain JDBC: one UPDATE of the aggregate, one INSERT into Pickwright's outbox_events. */
final class RawProducer {

    private final AtomicInteger twins = new AtomicInteger();

    private final Bench bench;
    private final String update;
    private final String insert;
    private final boolean counted;

    /**
     * @param counted whether its events are to be delivered; a twin's only measure the cost
     */
    private RawProducer(Bench bench, String schema, String aggregates, boolean counted) {
        this.bench = bench;
        this.counted = counted;
        update = Bench.nextOfLane(aggregates);
        insert = """
                insert into %s.outbox_events
                    (id, shard, aggregate_type, aggregate_id, lane_seq, event_type, payload, created_at,
                     headers, schema_version)
                values (?, ?, 'fulfillment', ?, ?, 'fulfillment.status_changed', ?, ?, null, 1)""".formatted(schema);
    }

    static RawProducer contender(Bench bench) {
        migrate(bench, "public");
        return new RawProducer(bench, "public", "bench_order", true);
    }

    /** On tables of its own, beside a contender. */
    static RawProducer twin(Bench bench) throws SQLException {
        bench.createAggregates("twin_order");
        migrate(bench, "twin");
        return new RawProducer(bench, "twin", "twin_order", false);
    }

    /** Pickwright's own schema. */
    static void migrate(Bench bench, String schema) {
        Flyway.configure()
                .dataSource(bench.dataSource())
                .schemas(schema)
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    void produce(int lane) throws SQLException {
        try (Connection connection = bench.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            BenchEvent event;
            try (PreparedStatement next = connection.prepareStatement(update)) {
                next.setInt(1, lane);
                try (var rows = next.executeQuery()) {
                    rows.next();
                    event = counted
                            ? bench.event(lane, rows.getLong(1))
                            : BenchEvent.of(twins.incrementAndGet(), lane, rows.getLong(1));
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setObject(1, UUID.randomUUID());
                statement.setInt(2, lane % OutboxProbe.SHARDS);
                statement.setString(3, Integer.toString(lane));
                statement.setLong(4, event.laneSeq());
                statement.setString(5, event.json());
                statement.setTimestamp(6, Timestamp.from(Instant.now()));
                statement.executeUpdate();
            }
            connection.commit();
        }
    }
}
