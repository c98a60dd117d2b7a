package dev.pickwright.backend.outbox;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * On H2, which one process has to itself: its hold on the file is the lease, so that shards are never free for
 * anybody else, and rows are changed one by one, which costs no round trip.
 */
final class H2OutboxStore extends JdbcOutboxStore {

    private static final String COLUMNS = """
            select d.shard as d_shard, d.feed_no as d_feed_no, s.epoch as d_epoch, d.retry_count as d_failures,
                d.available_at is not null as d_put_off, d.replay_count as d_replays,
                e.id, e.event_type, e.schema_version, e.created_at, e.aggregate_type, e.aggregate_id, e.lane_seq, e.headers, e.payload
            from outbox_deliveries d
            join outbox_shard s on s.shard = d.shard and s.owner = ?
            join outbox_events e on e.id = d.event_id
            """;
    private static final String IS_OURS =
            " where endpoint_id = ? and shard = ? and feed_no = ? and status = 'PROCESSING' and lease_epoch = ?";

    private final Runnable sync;

    /** @param sync returns when all that was committed is on the disk */
    H2OutboxStore(HikariDataSource pool, Runnable sync) {
        super(pool);
        this.sync = sync;
    }

    @Override
    String fromNow() {
        return "dateadd('MILLISECOND', ?, current_timestamp)";
    }

    @Override
    public Numbered number(int limit, long afterSeq) {
        Numbered numbered = together("number events", connection -> H2Numbering.number(connection, limit, afterSeq));
        if (numbered.count() > 0) {
            // Nobody is told of what a power cut could still take back.
            sync.run();
        }
        return numbered;
    }

    @Override
    public void confirm(long no) {
        once(
                "confirm numbers",
                connection -> update(
                        connection,
                        "update outbox_mark set feed_no = ? where name = 'confirmed' and feed_no < ?",
                        no,
                        no));
    }

    @Override
    public Map<Integer, Long> renew(String me, Duration lease) {
        return together("renew the lease", connection -> {
            update(connection, "merge into outbox_instance (instance, seen_at) values (?, current_timestamp)", me);
            return epochs(connection, me);
        });
    }

    private static Map<Integer, Long> epochs(Connection connection, String me) throws SQLException {
        Map<Integer, Long> epochs = new HashMap<>();
        query(
                connection,
                "select shard, epoch from outbox_shard where owner = ?",
                row -> epochs.put(row.getInt(1), row.getLong(2)),
                me);
        return epochs;
    }

    @Override
    public Map<Integer, Long> acquire(String me, int atMost, Duration lease) {
        return together("acquire shards", connection -> {
            update(connection, "delete from outbox_instance where instance <> ?", me);
            var before = epochs(connection, me);
            update(
                    connection,
                    "update outbox_shard set owner = ?, epoch = epoch + 1 where shard in ("
                            + "select shard from outbox_shard where owner is null or owner <> ? order by shard"
                            + " fetch first ? rows only)",
                    me,
                    me,
                    atMost);
            var after = epochs(connection, me);
            after.keySet().removeAll(before.keySet());
            return after;
        });
    }

    @Override
    public int recover(Map<Integer, Long> epochs) {
        return together("recover deliveries", connection -> H2Recovery.recover(connection, epochs));
    }

    @Override
    public void release(String me, Set<Integer> shards) {
        once("release shards", connection -> {
            for (int shard : shards) {
                update(connection, "update outbox_shard set owner = null where owner = ? and shard = ?", me, shard);
            }
            return shards;
        });
    }

    @Override
    public void checkpoint(int endpoint, Map<Integer, Long> done) {
        together("store checkpoints", connection -> {
            for (var each : done.entrySet()) {
                update(
                        connection,
                        "merge into outbox_checkpoint (endpoint_id, shard, done_no) values (?, ?, ?)",
                        endpoint,
                        each.getKey(),
                        each.getValue());
            }
            return done;
        });
    }

    @Override
    public List<Claimed> claim(int endpoint, String me, Map<Integer, Long> after, int limit) {
        return together("claim deliveries", connection -> {
            List<Claimed> found = new ArrayList<>();
            for (var each : after.entrySet()) {
                found.addAll(query(
                        connection,
                        COLUMNS + " where d.endpoint_id = ? and d.shard = ? and d.feed_no > ? and d.status = 'PENDING'"
                                + " and d.available_at is null order by d.feed_no fetch first ? rows only",
                        JdbcOutboxStore::claimed,
                        me,
                        endpoint,
                        each.getKey(),
                        each.getValue(),
                        OutboxStore.share(limit, after.size())));
            }
            found.sort(Comparator.comparingLong(Claimed::feedNo));
            return take(connection, endpoint, found.size() > limit ? found.subList(0, limit) : found);
        });
    }

    @Override
    public List<Claimed> claimDue(int endpoint, String me, Set<Integer> shards, int limit) {
        return together("claim deliveries that are due", connection -> {
            String due = COLUMNS + " where d.endpoint_id = ? and d.processed_at is null"
                    + " and d.available_at <= current_timestamp and d.status = 'PENDING' and d.recovery_count";
            List<Claimed> found = query(
                    connection,
                    due + " < 2 order by d.feed_no fetch first ? rows only",
                    JdbcOutboxStore::claimed,
                    me,
                    endpoint,
                    limit);
            found.addAll(query(
                    connection,
                    due + " >= 2 and not exists (select 1 from outbox_deliveries u where u.endpoint_id = d.endpoint_id"
                            + " and u.processed_at is null and u.status = 'PROCESSING' and u.recovery_count >= 2)"
                            + " order by d.available_at, d.feed_no fetch first 1 rows only",
                    JdbcOutboxStore::claimed,
                    me,
                    endpoint));
            found.removeIf(each -> !shards.contains(each.shard()));
            found.sort(Comparator.comparingLong(Claimed::feedNo));
            return take(connection, endpoint, found);
        });
    }

    @Override
    public List<Claimed> drain(int endpoint, String me, int shard, LaneKey lane, int limit) {
        return together(
                "claim a lane",
                connection -> take(
                        connection,
                        endpoint,
                        query(
                                connection,
                                COLUMNS + " where d.endpoint_id = ? and d.aggregate_id = ? and d.aggregate_type = ?"
                                        + " and d.available_at is not null and d.processed_at is null"
                                        + " and d.status = 'PENDING' and d.shard = ?"
                                        + " order by d.feed_no fetch first ? rows only",
                                JdbcOutboxStore::claimed,
                                me,
                                endpoint,
                                lane.id(),
                                lane.lane().wire(),
                                shard,
                                limit)));
    }

    private static List<Claimed> take(Connection connection, int endpoint, List<Claimed> found) throws SQLException {
        if (!found.isEmpty()) {
            try (PreparedStatement batch =
                    connection.prepareStatement("update outbox_deliveries set status = 'PROCESSING', lease_epoch = ?"
                            + " where endpoint_id = ? and shard = ? and feed_no = ? and status = 'PENDING'")) {
                for (Claimed each : found) {
                    add(batch, each.epoch(), endpoint, each.shard(), each.feedNo());
                }
                batch.executeBatch();
            }
        }
        return found;
    }

    @Override
    public void park(int endpoint, List<Claimed> deliveries) {
        put(endpoint, deliveries, "available_at = " + NEVER + ",");
    }

    @Override
    public void giveBack(int endpoint, List<Claimed> deliveries) {
        put(endpoint, deliveries, "");
    }

    private void put(int endpoint, List<Claimed> deliveries, String change) {
        together("put deliveries back", connection -> {
            for (Claimed each : deliveries) {
                update(
                        connection,
                        "update outbox_deliveries set " + change + " status = 'PENDING', lease_epoch = null" + IS_OURS,
                        endpoint,
                        each.shard(),
                        each.feedNo(),
                        each.epoch());
            }
            return deliveries;
        });
    }

    @Override
    public Set<Long> complete(int endpoint, List<Claimed> deliveries) {
        return together("record deliveries", connection -> {
            Set<Long> recorded = new HashSet<>();
            for (Claimed each : deliveries) {
                int changed = update(
                        connection,
                        "update outbox_deliveries set status = 'COMPLETED', processed_at = current_timestamp,"
                                + " error_message = null, cause = null" + IS_OURS,
                        endpoint,
                        each.shard(),
                        each.feedNo(),
                        each.epoch());
                if (changed == 1) {
                    recorded.add(each.feedNo());
                    update(
                            connection,
                            "update outbox_events set"
                                    + " status = case when deliveries_open = 1 and status = 'PENDING' then 'COMPLETED'"
                                    + " else status end,"
                                    + " processed_at = case when deliveries_open = 1 then current_timestamp end,"
                                    + " deliveries_open = deliveries_open - 1 where id = ?",
                            each.event().id());
                }
            }
            return recorded;
        });
    }

    @Override
    public Set<LaneKey> resume(int endpoint, Collection<LaneKey> lanes) {
        record Head(int shard, long feedNo, boolean waits) {}
        return together("resume lanes", connection -> {
            Set<LaneKey> empty = new HashSet<>();
            for (LaneKey lane : lanes) {
                var head = query(
                        connection,
                        "select shard, feed_no, status = 'PENDING' and available_at = " + NEVER
                                + " from outbox_deliveries where endpoint_id = ? and aggregate_id = ?"
                                + " and aggregate_type = ? and available_at is not null and processed_at is null"
                                + " order by feed_no fetch first 1 rows only",
                        row -> new Head(row.getInt(1), row.getLong(2), row.getBoolean(3)),
                        endpoint,
                        lane.id(),
                        lane.lane().wire());
                if (head.isEmpty()) {
                    empty.add(lane);
                } else if (head.getFirst().waits()) {
                    update(
                            connection,
                            "update outbox_deliveries set available_at = current_timestamp where endpoint_id = ?"
                                    + " and shard = ? and feed_no = ? and status = 'PENDING'",
                            endpoint,
                            head.getFirst().shard(),
                            head.getFirst().feedNo());
                }
            }
            return empty;
        });
    }

    private record Old(long feedNo, int shard, boolean done, boolean old) {}

    @Override
    public Purged purge(Duration olderThan, long from, int limit) {
        return together("purge events", connection -> {
            List<Old> page = query(
                    connection,
                    "select feed_no, shard, deliveries_open = 0,"
                            + " created_at < dateadd('MILLISECOND', ?, current_timestamp)"
                            + " from outbox_events where feed_no > ? order by feed_no fetch first ? rows only",
                    row -> new Old(row.getLong(1), row.getInt(2), row.getBoolean(3), row.getBoolean(4)),
                    -olderThan.toMillis(),
                    from,
                    limit);
            List<Old> gone =
                    page.stream().filter(each -> each.old() && each.done()).toList();
            for (Old each : gone) {
                update(
                        connection,
                        "delete from outbox_deliveries where endpoint_id in (select id from outbox_endpoint)"
                                + " and shard = ? and feed_no = ?",
                        each.shard(),
                        each.feedNo());
                update(
                        connection,
                        "delete from outbox_delivery_history where endpoint_id in (select id from outbox_endpoint)"
                                + " and feed_no = ?",
                        each.feedNo());
                update(connection, "delete from outbox_events where feed_no = ?", each.feedNo());
            }
            if (!gone.isEmpty()) {
                update(
                        connection,
                        "update outbox_mark set feed_no = greatest(feed_no, ?) where name = 'purged'",
                        gone.getLast().feedNo());
            }
            boolean all = page.size() < limit || !page.stream().allMatch(Old::old);
            return new Purged(gone.size(), all ? 0 : page.getLast().feedNo());
        });
    }

    @Override
    public Standing standing(int endpoint) {
        return once("see how an endpoint stands", connection -> {
            String open = " from outbox_deliveries d where d.endpoint_id = ? and d.processed_at is null";
            int backlog = query(
                            connection,
                            "select count(*) from (select 1" + open + " fetch first " + COUNTED + " rows only) b",
                            row -> row.getInt(1),
                            endpoint)
                    .getFirst();
            double lag = query(
                            connection,
                            "select coalesce(extract(epoch from current_timestamp) - extract(epoch from created_at), 0)"
                                    + " from outbox_events where feed_no = (select min(d.feed_no)" + open + ")",
                            row -> row.getDouble(1),
                            endpoint)
                    .stream()
                    .findFirst()
                    .orElse(0.0);
            int dead = query(
                            connection,
                            "select count(*) from outbox_deliveries where endpoint_id = ? and dead_at is not null",
                            row -> row.getInt(1),
                            endpoint)
                    .getFirst();
            return new Standing(lag, backlog, dead);
        });
    }
}
