package dev.pickwright.backend.outbox;

import dev.pickwright.model.event.EventType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Writes events as business transactions do, and remembers what was committed. */
final class Ledger implements AutoCloseable {

    /** One committed event. */
    record Entry(UUID id, String lane, long seq) {}

    private static final String INSERT = "insert into outbox_events (id, shard, aggregate_type, aggregate_id, lane_seq,"
            + " event_type, payload, created_at) values (?, ?, 'fulfillment', ?, ?, ?, ?, ?)";

    private final String url;
    private final String user;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> lanes = new ConcurrentHashMap<>();
    private final Queue<Entry> committed = new ConcurrentLinkedQueue<>();

    Ledger(String url, String user) throws SQLException {
        this.url = url;
        this.user = user;
        this.connection = DriverManager.getConnection(
                url.startsWith("jdbc:postgresql:") ? url + "&ApplicationName=ledger" : url, user, "");
        connection.setAutoCommit(false);
    }

    /** An open transaction with one event in it. */
    final class Open {
        private final Connection own;
        private final Entry entry;

        private Open(Connection own, Entry entry) {
            this.own = own;
            this.entry = entry;
        }

        Entry commit() throws SQLException {
            own.commit();
            own.close();
            committed.add(entry);
            return entry;
        }
    }

    Entry append(String lane) {
        return append(lane, "fulfillment.created");
    }

    Entry append(String lane, String type) {
        lock.lock();
        try {
            Entry entry = insert(connection, lane, type);
            connection.commit();
            committed.add(entry);
            return entry;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    /** So many events, each in the next of so many lanes, committed a thousand at a time. */
    void appendMany(int events, int spread) {
        lock.lock();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < events; i++) {
                committed.add(bind(statement, "lane-" + i % spread, "fulfillment.created"));
                statement.addBatch();
                if (i % 1000 == 999 || i == events - 1) {
                    statement.executeBatch();
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Inserts an event in a transaction of its own that stays open. */
    Open begin(String lane) throws SQLException {
        Connection own = DriverManager.getConnection(url, user, "");
        own.setAutoCommit(false);
        return new Open(own, insert(own, lane, "fulfillment.created"));
    }

    private Entry insert(Connection on, String lane, String type) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(INSERT)) {
            Entry entry = bind(statement, lane, type);
            statement.executeUpdate();
            return entry;
        }
    }

    private Entry bind(PreparedStatement statement, String lane, String type) throws SQLException {
        Entry entry = new Entry(UUID.randomUUID(), lane, lanes.merge(lane, 1L, Long::sum));
        statement.setObject(1, entry.id());
        statement.setInt(2, Shards.of(EventType.Lane.FULFILLMENT, lane));
        statement.setString(3, lane);
        statement.setLong(4, entry.seq());
        statement.setString(5, type);
        statement.setString(6, "{\"seq\":" + entry.seq() + "}");
        statement.setTimestamp(7, Timestamp.from(Instant.now()));
        return entry;
    }

    List<Entry> committed() {
        return List.copyOf(committed);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
