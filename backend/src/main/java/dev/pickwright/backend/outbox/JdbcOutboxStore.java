package dev.pickwright.backend.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.pickwright.model.Wire;
import dev.pickwright.model.event.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/** What both databases do in the same words. */
abstract class JdbcOutboxStore implements OutboxStore {

    /** When a delivery that waits behind another, or a dead one, is due: never by itself. */
    static final String NEVER = "timestamp with time zone '9999-12-31 00:00:00+00'";

    static final String SUSPECTED = "The process that delivered it stopped in the middle of it";
    static final String CRASH_LOOP = "crash loop";

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final HikariDataSource pool;
    private final SQLErrorCodeSQLExceptionTranslator translator;

    JdbcOutboxStore(HikariDataSource pool) {
        this.pool = pool;
        this.translator = new SQLErrorCodeSQLExceptionTranslator(pool);
    }

    /** Runs statements that are committed one by one. */
    <T> T once(String task, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw failed(task, e);
        }
    }

    /** Runs statements that are committed together. */
    <T> T together(String task, Work<T> work) {
        return once(task, connection -> {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        });
    }

    RuntimeException failed(String task, SQLException e) {
        RuntimeException translated = translator.translate(task, null, e);
        return translated == null ? new IllegalStateException(task, e) : translated;
    }

    static <T> List<T> query(Connection connection, String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    static void add(PreparedStatement batch, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            batch.setObject(i + 1, values[i]);
        }
        batch.addBatch();
    }

    static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }

    static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                row.getInt("d_shard"),
                row.getLong("d_feed_no"),
                row.getLong("d_epoch"),
                row.getInt("d_failures"),
                row.getBoolean("d_put_off"),
                row.getInt("d_replays") > 0,
                EventRepository.event(row));
    }

    private long mark(String name) {
        return once(
                "read a mark",
                connection -> query(
                                connection,
                                "select feed_no from outbox_mark where name = ?",
                                row -> row.getLong(1),
                                name)
                        .getFirst());
    }

    @Override
    public long numbered() {
        return mark("numbered");
    }

    @Override
    public long confirmed() {
        return mark("confirmed");
    }

    @Override
    public int unnumbered() {
        return once(
                "count unnumbered events",
                connection -> query(
                                connection,
                                "select count(*) from (select 1 from outbox_events where feed_no is null"
                                        + " fetch first " + COUNTED + " rows only) u",
                                row -> row.getInt(1))
                        .getFirst());
    }

    @Override
    public List<Endpoint> endpoints() {
        return once(
                "read the endpoints",
                connection -> query(
                        connection,
                        "select id, name, kind from outbox_endpoint where enabled order by id",
                        row -> new Endpoint(row.getInt(1), row.getString(2), row.getString(3))));
    }

    @Override
    public void disable(Endpoint endpoint, String reason) {
        once(
                "disable an endpoint",
                connection -> update(
                        connection,
                        "update outbox_endpoint set enabled = false, disabled_at = current_timestamp,"
                                + " disabled_reason = ? where id = ? and enabled",
                        shortened(reason, 400),
                        endpoint.id()));
    }

    static String shortened(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    @Override
    public int instances(Duration lease) {
        return once(
                "count the instances",
                connection -> query(
                                connection,
                                "select count(*) from outbox_instance where seen_at > current_timestamp - interval '"
                                        + seconds(lease) + "' second",
                                row -> row.getInt(1))
                        .getFirst());
    }

    @Override
    public void leave(String me) {
        together("leave", connection -> {
            update(connection, "update outbox_shard set owner = null, lease_until = null where owner = ?", me);
            return update(connection, "delete from outbox_instance where instance = ?", me);
        });
    }

    @Override
    public Map<Integer, Long> checkpoints(int endpoint, Set<Integer> shards) {
        var stored = once(
                "read the checkpoints",
                connection -> query(
                        connection,
                        "select shard, done_no from outbox_checkpoint where endpoint_id = ?",
                        row -> Map.entry(row.getInt(1), row.getLong(2)),
                        endpoint));
        Map<Integer, Long> found = new HashMap<>();
        shards.forEach(shard -> found.put(shard, 0L));
        stored.forEach(each -> found.replace(each.getKey(), each.getValue()));
        return found;
    }

    @Override
    public Set<LaneKey> blockedLanes(int endpoint, Set<Integer> shards) {
        record Found(int shard, LaneKey lane) {}
        return once(
                        "read the blocked lanes",
                        connection -> query(
                                connection,
                                "select distinct shard, aggregate_type, aggregate_id from outbox_deliveries"
                                        + " where endpoint_id = ? and available_at is not null and processed_at is null",
                                row -> new Found(row.getInt(1), lane(row.getString(2), row.getString(3))),
                                endpoint))
                .stream()
                .filter(found -> shards.contains(found.shard()))
                .map(Found::lane)
                .collect(Collectors.toSet());
    }

    static LaneKey lane(String type, String id) {
        return new LaneKey(Wire.read(EventType.Lane.class, type), id);
    }

    @Override
    public Failed fail(
            int endpoint, Claimed delivery, String cause, String detail, @Nullable Duration retryIn, boolean passOver) {
        String dead = retryIn == null ? "1 = 1" : "retry_count + 1 >= max_retries";
        long delay = retryIn == null ? 0 : retryIn.toMillis();
        return together("record a failed try", connection -> {
            int changed = update(
                    connection,
                    "update outbox_deliveries set retry_count = retry_count + 1, cause = ?, error_message = ?,"
                            + " lease_epoch = null,"
                            + " status = case when " + dead + " then 'FAILED' else 'PENDING' end,"
                            + " dead_at = case when " + dead + " then current_timestamp end,"
                            + " processed_at = case when " + dead + " and ? then current_timestamp end,"
                            + " available_at = case when " + dead + " then " + NEVER + " else "
                            + fromNow() + " end"
                            + " where endpoint_id = ? and shard = ? and feed_no = ?"
                            + " and status = 'PROCESSING' and lease_epoch = ?",
                    shortened(cause, 80),
                    shortened(detail, 2000),
                    passOver,
                    delay,
                    endpoint,
                    delivery.shard(),
                    delivery.feedNo(),
                    delivery.epoch());
            if (changed == 0) {
                return new Failed(false, false, 0);
            }
            Failed failed = query(
                            connection,
                            "select status, retry_count from outbox_deliveries"
                                    + " where endpoint_id = ? and shard = ? and feed_no = ?",
                            row -> new Failed(true, row.getString(1).equals("FAILED"), row.getInt(2)),
                            endpoint,
                            delivery.shard(),
                            delivery.feedNo())
                    .getFirst();
            String what = !failed.dead() ? "failed" : passOver ? "passed_over" : "dead";
            remember(connection, endpoint, delivery.feedNo(), what, detail);
            if (failed.dead()) {
                update(
                        connection,
                        "update outbox_events set status = 'FAILED', dead_at = current_timestamp, error_message = ?,"
                                + " deliveries_open = deliveries_open - ? where feed_no = ?",
                        shortened(detail, 2000),
                        passOver ? 1 : 0,
                        delivery.feedNo());
            }
            return failed;
        });
    }

    /** The time that lies a parameter's milliseconds ahead. */
    abstract String fromNow();

    static void remember(Connection connection, int endpoint, long feedNo, String what, String detail)
            throws SQLException {
        update(
                connection,
                "insert into outbox_delivery_history (endpoint_id, feed_no, at, what, detail)"
                        + " values (?, ?, current_timestamp, ?, ?)",
                endpoint,
                feedNo,
                what,
                shortened(detail, 2000));
    }

    @Override
    public void close() {
        pool.close();
    }
}
