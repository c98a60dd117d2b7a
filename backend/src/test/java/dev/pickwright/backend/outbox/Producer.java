package dev.pickwright.backend.outbox;

import dev.pickwright.model.event.EventType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Tells events as features do: takes the number within the lane under the lock of the lane's row, in the transaction
 * that inserts the event. Now and then it rolls back. When its connection is cut it opens another.
 */
final class Producer implements Runnable {

    static final String INSERT = "insert into outbox_events (id, shard, aggregate_type, aggregate_id, lane_seq,"
            + " event_type, payload, created_at) values (?, ?, 'fulfillment', ?, ?, ?, '{}', current_timestamp)";

    private final String url;
    private final int lanes;
    private final Random random;
    private final long pauseNanos;
    private final Consumer<List<Ledger.Entry>> committed;
    private volatile boolean stopped;

    Producer(String url, int lanes, long seed, long pauseNanos, Consumer<List<Ledger.Entry>> committed) {
        this.url = url;
        this.lanes = lanes;
        this.random = new Random(seed);
        this.pauseNanos = pauseNanos;
        this.committed = committed;
    }

    static void createLanes(Connection connection, int lanes) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table lane (id varchar(64) primary key, seq bigint not null)");
            statement.execute("insert into lane select 'lane-' || n, 0 from generate_series(0, " + (lanes - 1) + ") n");
        }
    }

    /** Adds an event to the lane within the running transaction. */
    static Ledger.Entry tell(Connection connection, String lane, String type) throws SQLException {
        long seq;
        try (PreparedStatement next =
                connection.prepareStatement("update lane set seq = seq + 1 where id = ? returning seq")) {
            next.setString(1, lane);
            try (ResultSet row = next.executeQuery()) {
                row.next();
                seq = row.getLong(1);
            }
        }
        Ledger.Entry entry = new Ledger.Entry(UUID.randomUUID(), lane, seq);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, entry.id());
            insert.setInt(2, Shards.of(EventType.Lane.FULFILLMENT, lane));
            insert.setString(3, lane);
            insert.setLong(4, seq);
            insert.setString(5, type);
            insert.executeUpdate();
        }
        return entry;
    }

    @Override
    public void run() {
        while (!stopped) {
            try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
                connection.setAutoCommit(false);
                while (!stopped) {
                    transaction(connection);
                    LockSupport.parkNanos(pauseNanos);
                }
            } catch (SQLException e) {
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private void transaction(Connection connection) throws SQLException {
        TreeSet<String> touched = new TreeSet<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            touched.add("lane-" + random.nextInt(lanes));
        }
        List<Ledger.Entry> told = new ArrayList<>();
        for (String lane : touched) {
            told.add(tell(connection, lane, "fulfillment.created"));
        }
        if (random.nextInt(20) == 0) {
            connection.rollback();
        } else {
            connection.commit();
            committed.accept(told);
        }
    }

    void stop() {
        stopped = true;
    }
}
