package dev.pickwright.backend.outbox.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * The limit: JDBC without any library, on the tables of Pickwright's outbox. The producer sends the same transaction; the
 * drain takes events through the same states: numbered, delivery made, processing, completed.
 */
final class RawContender implements Contender {

    static final String SETTINGS = """
            the tables of Pickwright; one thread numbers 1,000 a batch (commit does not wait for the disk; the \
            confirming one does), two threads claim, call and complete 1,000 a batch""";

    private static final int BATCH = 1_000;
    private static final int DRAINERS = 2;
    private static final int SHARDS = 64;

    private static final String INSERT = """
            insert into outbox_events (id, shard, aggregate_type, aggregate_id, lane_seq, event_type, payload, created_at)
            values (?, ?, 'order', ?, ?, 'order.accepted', ?, ?)""";
    private static final String NUMBER = """
            with mark as (select feed_no from outbox_mark where name = 'numbered' for update),
            picked as (select id, row_number() over (order by seq) as n from
                (select id, seq from outbox_events where feed_no is null order by seq limit %d) first),
            numbered as (update outbox_events e set feed_no = mark.feed_no + picked.n, deliveries_open = 1
                from picked, mark where e.id = picked.id
                returning e.shard, e.feed_no, e.id, e.aggregate_type, e.aggregate_id, e.lane_seq),
            made as (insert into outbox_deliveries
                (endpoint_id, shard, feed_no, event_id, aggregate_type, aggregate_id, lane_seq, max_retries)
                select 1, shard, feed_no, id, aggregate_type, aggregate_id, lane_seq, 5 from numbered returning feed_no)
            update outbox_mark set feed_no = outbox_mark.feed_no + (select count(*) from made)
            where name = 'numbered' returning (select count(*) from made)""".formatted(BATCH);
    private static final String CONFIRM = """
            update outbox_mark set feed_no = (select feed_no from outbox_mark where name = 'numbered')
            where name = 'confirmed'""";
    private static final String CLAIM = """
            with due as (
                select d.shard, d.feed_no from unnest(?::smallint[], ?::bigint[]) own (shard, done_no)
                cross join lateral (select shard, feed_no from outbox_deliveries
                    where endpoint_id = 1 and shard = own.shard and feed_no > own.done_no and status = 'PENDING'
                    order by feed_no limit %d) d)
            update outbox_deliveries d set status = 'PROCESSING', lease_epoch = 1 from due, outbox_events e
            where d.endpoint_id = 1 and d.shard = due.shard and d.feed_no = due.feed_no and e.id = d.event_id
            returning d.shard, d.feed_no, d.event_id, e.payload""".formatted(BATCH / (SHARDS / DRAINERS));
    private static final String COMPLETE = """
            with done as (
                update outbox_deliveries d set status = 'COMPLETED', processed_at = now()
                from unnest(?::smallint[], ?::bigint[]) c (shard, feed_no)
                where d.endpoint_id = 1 and d.shard = c.shard and d.feed_no = c.feed_no
                    and d.status = 'PROCESSING' and d.lease_epoch = 1
                returning d.event_id)
            update outbox_events e set deliveries_open = deliveries_open - 1, status = 'COMPLETED', processed_at = now()
            from done where e.id = done.event_id""";

    private record Claimed(int shard, long feedNo, String payload) {}

    private final List<Thread> threads = new ArrayList<>();
    private Bench bench;
    private volatile boolean closed;

    @Override
    public void open(Bench bench) throws SQLException {
        this.bench = bench;
        migrate(bench);
    }

    /** Pickwright's own schema. */
    static void migrate(Bench bench) {
        Flyway.configure()
                .dataSource(bench.dataSource())
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    @Override
    public void produce(int lane) throws SQLException {
        try (Connection connection = bench.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            BenchEvent event;
            try (PreparedStatement update = connection.prepareStatement(Bench.NEXT_OF_LANE)) {
                update.setInt(1, lane);
                try (var rows = update.executeQuery()) {
                    rows.next();
                    event = bench.event(lane, rows.getLong(1));
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, UUID.randomUUID());
                insert.setInt(2, lane % SHARDS);
                insert.setString(3, Integer.toString(lane));
                insert.setLong(4, event.laneSeq());
                insert.setString(5, event.json());
                insert.setTimestamp(6, Timestamp.from(Instant.now()));
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    @Override
    public void startDelivery() {
        run(this::number);
        for (int i = 0; i < DRAINERS; i++) {
            int first = i * SHARDS / DRAINERS;
            run(() -> drain(first, first + SHARDS / DRAINERS));
        }
    }

    private interface Loop {
        void run() throws Exception;
    }

    private void run(Loop loop) {
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                loop.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private void number() throws SQLException, InterruptedException {
        try (Connection connection = bench.dataSource().getConnection();
                var statement = connection.createStatement();
                PreparedStatement number = connection.prepareStatement(NUMBER);
                PreparedStatement confirm = connection.prepareStatement(CONFIRM)) {
            connection.setAutoCommit(false);
            while (!closed) {
                statement.execute("set local synchronous_commit = off");
                long numbered;
                try (var rows = number.executeQuery()) {
                    rows.next();
                    numbered = rows.getLong(1);
                }
                connection.commit();
                if (numbered == 0) {
                    Thread.sleep(1);
                } else {
                    confirm.executeUpdate();
                    connection.commit();
                }
            }
        }
    }

    private void drain(int firstShard, int endShard) throws SQLException, InterruptedException {
        Short[] shards = new Short[endShard - firstShard];
        Long[] done = new Long[shards.length];
        for (int i = 0; i < shards.length; i++) {
            shards[i] = (short) (firstShard + i);
            done[i] = 0L;
        }
        try (Connection connection = bench.dataSource().getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM);
                PreparedStatement complete = connection.prepareStatement(COMPLETE)) {
            connection.setAutoCommit(false);
            while (!closed) {
                List<Claimed> batch = new ArrayList<>();
                claim.setArray(1, connection.createArrayOf("smallint", shards));
                claim.setArray(2, connection.createArrayOf("bigint", done));
                try (var rows = claim.executeQuery()) {
                    while (rows.next()) {
                        batch.add(new Claimed(rows.getInt(1), rows.getLong(2), rows.getString(4)));
                    }
                }
                connection.commit();
                batch.sort(java.util.Comparator.comparingLong(Claimed::feedNo));
                for (Claimed claimed : batch) {
                    bench.history().delivered(BenchEvent.parse(claimed.payload()));
                    done[claimed.shard() - firstShard] = claimed.feedNo();
                }
                if (batch.isEmpty()) {
                    Thread.sleep(1);
                    continue;
                }
                complete.setArray(
                        1,
                        connection.createArrayOf(
                                "smallint", batch.stream().map(Claimed::shard).toArray()));
                complete.setArray(
                        2,
                        connection.createArrayOf(
                                "bigint", batch.stream().map(Claimed::feedNo).toArray()));
                complete.executeUpdate();
                connection.commit();
            }
        }
    }

    @Override
    public String unfinishedSql() {
        return "select count(*) from outbox_events where status <> 'COMPLETED'";
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
