package dev.pickwright.backend.outbox.bench;

import dev.pickwright.backend.outbox.OutboxProbe;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The limit: loops of plain JDBC that send the statements of Pickwright's outbox, and nothing around them. */
class RawContender implements Contender {

    static final String SETTINGS = """
            the statements of Pickwright's outbox; one thread numbers and confirms 1,000 a batch, two claim, call and \
            complete 1,000 a batch; confirming waits for the disk, the rest does not""";

    static final int BATCH = 1_000;
    static final int DRAINERS = 2;
    private static final String OWNER = "raw";
    private static final int ENDPOINT = 1;

    private record Claimed(int shard, long feedNo, long epoch, String payload) {}

    private final List<Thread> threads = new ArrayList<>();
    private Bench bench;
    private RawProducer producer;
    private volatile long lastNumber;
    private volatile boolean closed;

    @Override
    public final void open(Bench bench) throws SQLException {
        this.bench = bench;
        producer = RawProducer.contender(bench);
        PickwrightContender.addEndpoint(bench);
        bench.execute(
                "update outbox_shard set owner = '" + OWNER + "', epoch = 1, lease_until = now() + interval '1 day'");
    }

    @Override
    public final void produce(int lane) throws SQLException {
        producer.produce(lane);
    }

    @Override
    public final void startDelivery() {
        run(this::number);
        for (int i = 0; i < DRAINERS; i++) {
            int first = i * OutboxProbe.SHARDS / DRAINERS;
            run(() -> {
                try (Connection connection = connect()) {
                    drain(connection, first, first + OutboxProbe.SHARDS / DRAINERS);
                }
            });
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

    private Connection connect() throws SQLException {
        Connection connection = bench.dataSource().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(OutboxProbe.CONNECTION);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private void number() throws SQLException, InterruptedException {
        try (Connection connection = connect();
                PreparedStatement last = connection.prepareStatement(
                        "select feed_no from outbox_mark where name = 'numbered' for update");
                PreparedStatement number = connection.prepareStatement(OutboxProbe.NUMBER);
                Connection durable = bench.dataSource().getConnection();
                PreparedStatement confirm = durable.prepareStatement(
                        "update outbox_mark set feed_no = ? where name = 'confirmed' and feed_no < ?")) {
            long lastSeq = 0;
            while (!closed) {
                number.setLong(1, lastSeq);
                number.setInt(2, BATCH);
                try (var rows = last.executeQuery()) {
                    rows.next();
                    number.setLong(3, rows.getLong(1));
                }
                long numbered;
                try (var rows = number.executeQuery()) {
                    rows.next();
                    numbered = rows.getLong(1);
                    lastSeq = Math.max(lastSeq, rows.getLong(2));
                    lastNumber = Math.max(lastNumber, rows.getLong(3));
                }
                connection.commit();
                if (numbered == 0) {
                    Thread.sleep(1);
                } else {
                    confirm.setLong(1, lastNumber);
                    confirm.setLong(2, lastNumber);
                    confirm.executeUpdate();
                }
            }
        }
    }

    /** Delivers what lies in some of the shards, until the contender is closed. */
    void drain(Connection connection, int firstShard, int endShard) throws SQLException, InterruptedException {
        Short[] shards = IntStream.range(firstShard, endShard)
                .mapToObj(shard -> (short) shard)
                .toArray(Short[]::new);
        Long[] after = new Long[shards.length];
        Arrays.fill(after, 0L);
        try (PreparedStatement claim = connection.prepareStatement(OutboxProbe.CLAIM);
                PreparedStatement complete = connection.prepareStatement(OutboxProbe.COMPLETE)) {
            while (!isClosed()) {
                List<Claimed> batch = claim(connection, claim, shards, after);
                connection.commit();
                if (batch.isEmpty()) {
                    Thread.sleep(1);
                    continue;
                }
                for (Claimed claimed : batch) {
                    deliver(claimed.payload());
                    after[claimed.shard() - firstShard] = claimed.feedNo();
                }
                complete.setArray(
                        1, array(connection, "smallint", batch.stream().map(Claimed::shard)));
                complete.setArray(2, array(connection, "bigint", batch.stream().map(Claimed::feedNo)));
                complete.setArray(3, array(connection, "bigint", batch.stream().map(Claimed::epoch)));
                complete.setInt(4, ENDPOINT);
                complete.executeQuery().close();
                connection.commit();
            }
        }
    }

    private static List<Claimed> claim(Connection connection, PreparedStatement claim, Short[] shards, Long[] after)
            throws SQLException {
        claim.setString(1, OWNER);
        claim.setArray(2, connection.createArrayOf("smallint", shards));
        claim.setArray(3, connection.createArrayOf("smallint", shards));
        claim.setArray(4, connection.createArrayOf("bigint", after));
        claim.setInt(5, ENDPOINT);
        claim.setInt(6, OutboxProbe.share(BATCH, shards.length));
        claim.setInt(7, BATCH);
        List<Claimed> batch = new ArrayList<>();
        try (var rows = claim.executeQuery()) {
            while (rows.next()) {
                batch.add(new Claimed(
                        rows.getInt("d_shard"),
                        rows.getLong("d_feed_no"),
                        rows.getLong("d_epoch"),
                        rows.getString("payload")));
            }
        }
        batch.sort(Comparator.comparingLong(Claimed::feedNo));
        return batch;
    }

    static Array array(Connection connection, String type, java.util.stream.Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    final void deliver(String payload) {
        bench.history().delivered(BenchEvent.parse(payload));
    }

    final long lastNumber() {
        return lastNumber;
    }

    final boolean isClosed() {
        return closed;
    }

    @Override
    public final String unfinishedSql() {
        return "select count(*) from outbox_events where status <> 'COMPLETED'";
    }

    @Override
    public final void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
