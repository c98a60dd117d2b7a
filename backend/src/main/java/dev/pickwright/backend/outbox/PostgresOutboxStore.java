package dev.pickwright.backend.outbox;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On PostgreSQL. Its connections commit without waiting for the disk: what a crash of the server takes back is done
 * again. Confirming alone waits, on a connection of its own.
 */
final class PostgresOutboxStore extends JdbcOutboxStore {

    /** A queue's statistics are always old, so the plans are not left to them. */
    static final String FAST =
            "set synchronous_commit = off; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off";

    static final String DURABLE = "set synchronous_commit = on";

    private final HikariDataSource durable;

    PostgresOutboxStore(HikariDataSource fast, HikariDataSource durable) {
        super(fast);
        this.durable = durable;
    }

    @Override
    String fromNow() {
        return "now() + ? * interval '1 millisecond'";
    }

    @Override
    public Numbered number(int limit, long afterSeq) {
        return together("number events", connection -> {
            long last = query(
                            connection,
                            "select feed_no from outbox_mark where name = 'numbered' for update",
                            row -> row.getLong(1))
                    .getFirst();
            return query(
                            connection,
                            PostgresSql.NUMBER,
                            row -> new Numbered(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                            afterSeq,
                            limit,
                            last)
                    .getFirst();
        });
    }

    @Override
    public void confirm(long no) {
        try (Connection connection = durable.getConnection()) {
            update(connection, "update outbox_mark set feed_no = ? where name = 'confirmed' and feed_no < ?", no, no);
        } catch (SQLException e) {
            throw failed("confirm numbers", e);
        }
    }

    @Override
    public Map<Integer, Long> renew(String me, Duration lease) {
        return once("renew the lease", connection -> {
            update(
                    connection,
                    "insert into outbox_instance (instance, seen_at) values (?, now())"
                            + " on conflict (instance) do update set seen_at = now()",
                    me);
            return epochs(query(
                    connection,
                    "with mine as (select shard from outbox_shard where owner = ? and lease_until > now()"
                            + " order by shard for update)"
                            + " update outbox_shard s set lease_until = now() + ? * interval '1 millisecond'"
                            + " from mine m where s.shard = m.shard returning s.shard, s.epoch",
                    row -> Map.entry(row.getInt(1), row.getLong(2)),
                    me,
                    lease.toMillis()));
        });
    }

    private static Map<Integer, Long> epochs(List<Map.Entry<Integer, Long>> rows) {
        return new HashMap<>(rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Map<Integer, Long> acquire(String me, int atMost, Duration lease) {
        // A process whose connection is gone and which is silent is dead: nobody waits for its lease to end.
        return once(
                "acquire shards",
                connection -> epochs(query(
                        connection,
                        PostgresSql.ACQUIRE,
                        row -> Map.entry(row.getInt(1), row.getLong(2)),
                        me,
                        lease.toMillis() / 2,
                        atMost,
                        me,
                        lease.toMillis())));
    }

    @Override
    public int recover(Map<Integer, Long> epochs) {
        return once(
                "recover deliveries",
                connection -> query(
                                connection,
                                PostgresSql.RECOVER,
                                row -> row.getInt(1),
                                shorts(connection, epochs.keySet()),
                                longs(connection, epochs.values()))
                        .getFirst());
    }

    @Override
    public void release(String me, Set<Integer> shards) {
        once(
                "release shards",
                connection -> update(
                        connection,
                        "update outbox_shard set owner = null, lease_until = null where owner = ? and shard = any(?)",
                        me,
                        shorts(connection, shards)));
    }

    @Override
    public void checkpoint(int endpoint, Map<Integer, Long> done) {
        once(
                "store checkpoints",
                connection -> update(
                        connection,
                        "insert into outbox_checkpoint (endpoint_id, shard, done_no)"
                                + " select ?, * from unnest(?::smallint[], ?::bigint[])"
                                + " on conflict (endpoint_id, shard) do update set done_no = excluded.done_no"
                                + " where outbox_checkpoint.done_no < excluded.done_no",
                        endpoint,
                        shorts(connection, done.keySet()),
                        longs(connection, done.values())));
    }

    @Override
    public List<Claimed> claim(int endpoint, String me, Map<Integer, Long> after, int limit) {
        return inOrder(once(
                "claim deliveries",
                connection -> query(
                        connection,
                        PostgresSql.CLAIM_NEW,
                        JdbcOutboxStore::claimed,
                        me,
                        shorts(connection, after.keySet()),
                        shorts(connection, after.keySet()),
                        longs(connection, after.values()),
                        endpoint,
                        OutboxStore.share(limit, after.size()),
                        limit)));
    }

    @Override
    public List<Claimed> claimDue(int endpoint, String me, Set<Integer> shards, int limit) {
        return inOrder(once(
                "claim deliveries that are due",
                connection -> query(
                        connection,
                        PostgresSql.CLAIM_DUE,
                        JdbcOutboxStore::claimed,
                        me,
                        shorts(connection, shards),
                        endpoint,
                        endpoint,
                        limit)));
    }

    @Override
    public List<Claimed> drain(int endpoint, String me, int shard, LaneKey lane, int limit) {
        return inOrder(once(
                "claim a lane",
                connection -> query(
                        connection,
                        PostgresSql.CLAIM_LANE,
                        JdbcOutboxStore::claimed,
                        me,
                        shorts(connection, List.of(shard)),
                        endpoint,
                        lane.id(),
                        lane.lane().wire(),
                        limit)));
    }

    private static List<Claimed> inOrder(List<Claimed> claimed) {
        claimed.sort(Comparator.comparingLong(Claimed::feedNo));
        return claimed;
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
        once(
                "put deliveries back",
                connection -> update(
                        connection,
                        PostgresSql.PUT_BACK.formatted(change),
                        shards(connection, deliveries),
                        feedNos(connection, deliveries),
                        epochsOf(connection, deliveries),
                        endpoint));
    }

    @Override
    public Set<Long> complete(int endpoint, List<Claimed> deliveries) {
        return new HashSet<>(once(
                "record deliveries",
                connection -> query(
                        connection,
                        PostgresSql.COMPLETE,
                        row -> row.getLong(1),
                        shards(connection, deliveries),
                        feedNos(connection, deliveries),
                        epochsOf(connection, deliveries),
                        endpoint)));
    }

    @Override
    public Set<LaneKey> resume(int endpoint, Collection<LaneKey> lanes) {
        return new HashSet<>(once(
                "resume lanes",
                connection -> query(
                        connection,
                        PostgresSql.RESUME,
                        row -> lane(row.getString(1), row.getString(2)),
                        array(
                                connection,
                                "varchar",
                                lanes.stream().map(each -> each.lane().wire())),
                        array(connection, "varchar", lanes.stream().map(LaneKey::id)),
                        endpoint,
                        endpoint)));
    }

    @Override
    public Purged purge(Duration olderThan, long from, int limit) {
        return together(
                "purge events",
                connection -> query(
                                connection,
                                PostgresSql.PURGE,
                                row -> new Purged(row.getInt(1), row.getLong(2)),
                                olderThan.toMillis(),
                                from,
                                limit,
                                limit)
                        .getFirst());
    }

    @Override
    public Standing standing(int endpoint) {
        return once("see how an endpoint stands", connection -> {
            int backlog = query(connection, PostgresSql.BACKLOG, row -> row.getInt(1), endpoint, endpoint)
                    .getFirst();
            double lag = query(connection, PostgresSql.LAG, row -> row.getDouble(1), endpoint, endpoint)
                    .getFirst();
            int dead = query(
                            connection,
                            "select count(*) from (select 1 from outbox_deliveries where dead_at is not null"
                                    + " and endpoint_id = ? limit "
                                    + COUNTED + ") d",
                            row -> row.getInt(1),
                            endpoint)
                    .getFirst();
            return new Standing(lag, backlog, dead);
        });
    }

    private static Array shards(Connection connection, List<Claimed> deliveries) throws SQLException {
        return array(connection, "smallint", deliveries.stream().map(Claimed::shard));
    }

    private static Array feedNos(Connection connection, List<Claimed> deliveries) throws SQLException {
        return array(connection, "bigint", deliveries.stream().map(Claimed::feedNo));
    }

    private static Array epochsOf(Connection connection, List<Claimed> deliveries) throws SQLException {
        return array(connection, "bigint", deliveries.stream().map(Claimed::epoch));
    }

    private static Array shorts(Connection connection, Collection<Integer> values) throws SQLException {
        return array(connection, "smallint", values.stream());
    }

    private static Array longs(Connection connection, Collection<Long> values) throws SQLException {
        return array(connection, "bigint", values.stream());
    }

    private static Array array(Connection connection, String type, java.util.stream.Stream<?> values)
            throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    @Override
    public void close() {
        super.close();
        durable.close();
    }
}
