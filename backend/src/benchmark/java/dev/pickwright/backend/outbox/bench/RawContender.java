package dev.pickwright.backend.outbox.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The limit: JDBC without any library, on the tables of Pickwright's outbox. The producer sends the same transaction; the
 * drain takes events through the same states: numbered, delivery made, processing, completed.
 */
final class RawContender implements Contender {

    static final String SETTINGS = """
            the tables of Pickwright; one thread numbers 1,000 a batch, two claim, call and complete 1,000 a batch; \
            numbering and claiming do not wait for the disk, confirming and completing do""";

    private static final int BATCH = 1_000;
    private static final int DRAINERS = 2;

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
    private static final String RANGE = "shard = any (?) and feed_no > ? and feed_no <= ?";
    private static final String CLAIM = """
            update outbox_deliveries set status = 'PROCESSING', lease_epoch = 1
            where endpoint_id = 1 and status = 'PENDING' and\s""" + RANGE;
    private static final String READ = "select payload from outbox_events where " + RANGE + " order by feed_no";
    private static final String COMPLETE_DELIVERIES = """
            update outbox_deliveries set status = 'COMPLETED', processed_at = now()
            where endpoint_id = 1 and status = 'PROCESSING' and lease_epoch = 1 and\s""" + RANGE;
    private static final String COMPLETE_EVENTS = """
            update outbox_events
            set deliveries_open = deliveries_open - 1, status = 'COMPLETED', processed_at = now() where\s""" + RANGE;

    private final List<Thread> threads = new ArrayList<>();
    private Bench bench;
    private RawProducer producer;
    private volatile long lastNumber;
    private volatile boolean closed;

    @Override
    public void open(Bench bench) {
        this.bench = bench;
        producer = RawProducer.contender(bench);
    }

    @Override
    public void produce(int lane) throws SQLException {
        producer.produce(lane);
    }

    @Override
    public void startDelivery() {
        run(this::number);
        for (int i = 0; i < DRAINERS; i++) {
            int first = i * RawProducer.SHARDS / DRAINERS;
            run(() -> drain(first, first + RawProducer.SHARDS / DRAINERS));
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
                    lastNumber += numbered;
                    confirm.executeUpdate();
                    connection.commit();
                }
            }
        }
    }

    private void drain(int firstShard, int endShard) throws SQLException, InterruptedException {
        try (Connection connection = bench.dataSource().getConnection();
                var statement = connection.createStatement();
                PreparedStatement claim = connection.prepareStatement(CLAIM);
                PreparedStatement read = connection.prepareStatement(READ);
                PreparedStatement completeDeliveries = connection.prepareStatement(COMPLETE_DELIVERIES);
                PreparedStatement completeEvents = connection.prepareStatement(COMPLETE_EVENTS)) {
            connection.setAutoCommit(false);
            Array shards = connection.createArrayOf(
                    "smallint",
                    IntStream.range(firstShard, endShard)
                            .mapToObj(n -> (short) n)
                            .toArray());
            for (long done = 0; !closed; ) {
                long end = Math.min(lastNumber, done + BATCH * DRAINERS);
                if (end == done) {
                    Thread.sleep(1);
                    continue;
                }
                for (PreparedStatement ranged : List.of(claim, read, completeDeliveries, completeEvents)) {
                    ranged.setArray(1, shards);
                    ranged.setLong(2, done);
                    ranged.setLong(3, end);
                }
                statement.execute("set local synchronous_commit = off");
                claim.executeUpdate();
                try (var rows = read.executeQuery()) {
                    while (rows.next()) {
                        bench.history().delivered(BenchEvent.parse(rows.getString(1)));
                    }
                }
                connection.commit();
                completeDeliveries.executeUpdate();
                completeEvents.executeUpdate();
                connection.commit();
                done = end;
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
