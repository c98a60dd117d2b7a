package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.event.DomainEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OutboxStore {

    private static final int SHARDS = 64;

    /** One event to write. */
    record Entry(UUID id, DomainEvent event, long laneSeq, String payload) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    OutboxStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(List<Entry> entries, Instant now) {
        batches.batchUpdate(
                "insert into outbox_events (id, shard, aggregate_type, aggregate_id, lane_seq, event_type, payload,"
                        + " available_at, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries.stream()
                        .map(entry -> {
                            String lane = entry.event().type().lane().wire();
                            String laneId = entry.event().laneId();
                            return new Object[] {
                                entry.id(),
                                Math.floorMod((lane + "|" + laneId).hashCode(), SHARDS),
                                lane,
                                laneId,
                                entry.laneSeq(),
                                entry.event().type().wire(),
                                entry.payload(),
                                Sql.at(now),
                                Sql.at(now)
                            };
                        })
                        .toList());
    }

    /** Locks the feed's row, so that one process numbers at a time. */
    long lastNumberForUpdate() {
        return jdbc.sql("select last_no from outbox_feed where only_row = 1 for update")
                .query(Long.class)
                .single();
    }

    List<UUID> unnumbered(int limit) {
        return jdbc.sql("""
                select id from outbox_events where feed_no is null order by seq fetch first :limit rows only
                """)
                .param("limit", limit)
                .query((row, n) -> Sql.uuid(row, "id"))
                .list();
    }

    /** @param first the number of the first one */
    void number(List<UUID> ids, long first) {
        List<Object[]> rows = new ArrayList<>();
        for (UUID id : ids) {
            rows.add(new Object[] {first + rows.size(), id});
        }
        batches.batchUpdate("update outbox_events set feed_no = ? where id = ?", rows);
    }

    void storeLastNumber(long no) {
        jdbc.sql("update outbox_feed set last_no = :no where only_row = 1")
                .param("no", no)
                .update();
    }

    /** Numbered events that wait for the listeners, the oldest first. */
    List<EventEnvelope> due(int limit) {
        return jdbc.sql("""
                select * from outbox_events
                where status = 'PENDING' and feed_no is not null
                order by feed_no fetch first :limit rows only
                """).param("limit", limit).query(OutboxStore::envelope).list();
    }

    void complete(List<UUID> ids, Instant now) {
        batches.batchUpdate(
                "update outbox_events set status = 'COMPLETED', processed_at = ? where id = ?",
                ids.stream().map(id -> new Object[] {Sql.at(now), id}).toList());
    }

    void failedOnce(UUID id, String message, Instant now) {
        jdbc.sql("""
                update outbox_events
                set retry_count = retry_count + 1, error_message = :message,
                    status = case when retry_count + 1 >= max_retries then 'FAILED' else 'PENDING' end,
                    dead_at = case when retry_count + 1 >= max_retries then :now else dead_at end
                where id = :id
                """)
                .param("message", message.length() > 400 ? message.substring(0, 400) : message)
                .param("now", Sql.at(now))
                .param("id", id)
                .update();
    }

    List<EventEnvelope> after(long no, @Nullable String laneId, int limit) {
        return jdbc.sql("""
                select * from outbox_events
                where feed_no > :no and (cast(:laneId as varchar(64)) is null or aggregate_id = :laneId)
                order by feed_no fetch first :limit rows only
                """)
                .param("no", no)
                .param("laneId", laneId)
                .param("limit", limit)
                .query(OutboxStore::envelope)
                .list();
    }

    long undelivered() {
        return jdbc.sql("select count(*) from outbox_events where status = 'PENDING'")
                .query(Long.class)
                .single();
    }

    private static EventEnvelope envelope(ResultSet row, int n) throws SQLException {
        return new EventEnvelope(
                Sql.uuid(row, "id"),
                row.getLong("feed_no"),
                row.getString("event_type"),
                Sql.instant(row, "created_at"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("lane_seq"),
                row.getString("payload"));
    }
}
