package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.model.event.DeadLetterDetail.HistoryEntry;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.model.event.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeadLetterRepository {

    /** Where a delivery lies. @param dead whether it is a dead letter @param blocking whether its lane waits for it */
    record Found(int endpoint, int shard, long feedNo, LaneKey lane, boolean dead, boolean blocking) {}

    /** A dead letter and the place in the list to go on after. */
    record Listed(DeadLetterView view, LaneKey lane, String place, String payload) {}

    /** So many letters of one cause in one lane. */
    record Counted(DeadLetterCause cause, LaneKey lane) {}

    private static final String LETTERS = """
            select p.name as endpoint, d.*, e.event_type, e.created_at, e.payload, (
                select count(*) from outbox_deliveries w
                where w.endpoint_id = d.endpoint_id and w.aggregate_id = d.aggregate_id
                    and w.aggregate_type = d.aggregate_type and w.available_at is not null
                    and w.processed_at is null and w.feed_no > d.feed_no) as waiting
            from outbox_deliveries d
            join outbox_endpoint p on p.id = d.endpoint_id
            join outbox_events e on e.id = d.event_id
            where d.dead_at is not null
            """;

    private final JdbcClient jdbc;

    DeadLetterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Listed> list(@Nullable String endpoint, @Nullable String cause, long afterNo, int afterEndpoint, int limit) {
        return jdbc.sql(LETTERS + """
                and (cast(:endpoint as varchar(64)) is null or p.name = :endpoint)
                and (cast(:cause as varchar(80)) is null or d.cause = :cause)
                and (d.feed_no > :afterNo or d.feed_no = :afterNo and d.endpoint_id > :afterEndpoint)
                order by d.feed_no, d.endpoint_id fetch first :limit rows only
                """)
                .param("endpoint", endpoint)
                .param("cause", cause)
                .param("afterNo", afterNo)
                .param("afterEndpoint", afterEndpoint)
                .param("limit", limit)
                .query(DeadLetterRepository::letter)
                .list();
    }

    Optional<Listed> one(String endpoint, UUID eventId) {
        return jdbc.sql(LETTERS + " and p.name = ? and d.event_id = ?")
                .param(endpoint)
                .param(eventId)
                .query(DeadLetterRepository::letter)
                .optional();
    }

    private static Listed letter(ResultSet row, int n) throws SQLException {
        var view = new DeadLetterView(
                row.getString("endpoint"),
                Sql.uuid(row, "event_id"),
                row.getString("event_type"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("lane_seq"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "dead_at"),
                row.getString("cause"),
                row.getString("error_message"),
                row.getInt("retry_count"),
                row.getObject("processed_at") == null,
                row.getInt("waiting"));
        return new Listed(
                view, lane(row), row.getLong("feed_no") + "-" + row.getInt("endpoint_id"), row.getString("payload"));
    }

    private static LaneKey lane(ResultSet row) throws SQLException {
        return new LaneKey(
                Wire.read(EventType.Lane.class, row.getString("aggregate_type")), row.getString("aggregate_id"));
    }

    int count() {
        return jdbc.sql("select count(*) from outbox_deliveries where dead_at is not null")
                .query(Integer.class)
                .single();
    }

    List<DeadLetterCause> causes() {
        return jdbc.sql("""
                select p.name, d.cause, count(*) as letters, min(d.dead_at) as oldest, max(d.dead_at) as newest
                from outbox_deliveries d join outbox_endpoint p on p.id = d.endpoint_id
                where d.dead_at is not null
                group by p.name, d.cause order by letters desc, p.name, d.cause
                """).query((row, n) -> cause(row)).list();
    }

    List<Counted> causesByLane() {
        return jdbc.sql("""
                select p.name, d.cause, d.aggregate_type, d.aggregate_id, count(*) as letters,
                    min(d.dead_at) as oldest, max(d.dead_at) as newest
                from outbox_deliveries d join outbox_endpoint p on p.id = d.endpoint_id
                where d.dead_at is not null
                group by p.name, d.cause, d.aggregate_type, d.aggregate_id
                """)
                .query((row, n) -> new Counted(cause(row), lane(row)))
                .list();
    }

    private static DeadLetterCause cause(ResultSet row) throws SQLException {
        return new DeadLetterCause(
                row.getString("name"),
                row.getString("cause"),
                row.getInt("letters"),
                Sql.instant(row, "oldest"),
                Sql.instant(row, "newest"));
    }

    List<HistoryEntry> history(String endpoint, UUID eventId) {
        return jdbc.sql("""
                select h.* from outbox_delivery_history h
                join outbox_endpoint p on p.id = h.endpoint_id
                join outbox_events e on e.feed_no = h.feed_no
                where p.name = ? and e.id = ? order by h.at, h.id
                """)
                .param(endpoint)
                .param(eventId)
                .query((row, n) -> new HistoryEntry(
                        Sql.instant(row, "at"), row.getString("what"), row.getString("detail"), row.getString("actor")))
                .list();
    }

    /** Locks the event, so that what becomes of its deliveries is summed up one after the other. */
    Optional<Found> lock(String endpoint, UUID eventId) {
        jdbc.sql("select 1 from outbox_events where id = ? for update")
                .param(eventId)
                .query(Integer.class)
                .optional();
        return jdbc.sql("""
                select d.* from outbox_deliveries d join outbox_endpoint p on p.id = d.endpoint_id
                join outbox_events e on e.id = d.event_id and e.shard = d.shard and e.feed_no = d.feed_no
                where p.name = ? and e.id = ?
                """)
                .param(endpoint)
                .param(eventId)
                .query((row, n) -> new Found(
                        row.getInt("endpoint_id"),
                        row.getInt("shard"),
                        row.getLong("feed_no"),
                        lane(row),
                        row.getObject("dead_at") != null,
                        row.getObject("processed_at") == null))
                .optional();
    }

    /** The events of an endpoint's dead letters of one cause, the oldest first. */
    List<UUID> ofCause(String endpoint, String cause, int limit) {
        return jdbc.sql("""
                select d.event_id from outbox_deliveries d join outbox_endpoint p on p.id = d.endpoint_id
                where d.dead_at is not null and p.name = ? and d.cause = ?
                order by d.feed_no fetch first ? rows only
                """)
                .param(endpoint)
                .param(cause)
                .param(limit)
                .query((row, n) -> Sql.uuid(row, "event_id"))
                .list();
    }

    void revive(Found letter) {
        jdbc.sql("""
                update outbox_deliveries set status = 'PENDING', retry_count = 0, recovery_count = 0,
                    replay_count = replay_count + 1, dead_at = null, processed_at = null,
                    available_at = current_timestamp
                where endpoint_id = ? and shard = ? and feed_no = ?
                """)
                .param(letter.endpoint())
                .param(letter.shard())
                .param(letter.feedNo())
                .update();
        jdbc.sql("""
                update outbox_events set deliveries_open = deliveries_open + :more, processed_at = null,
                    status = case when exists (
                        select 1 from outbox_deliveries d
                        where d.endpoint_id in (select id from outbox_endpoint) and d.shard = :shard
                            and d.feed_no = :no and d.status = 'FAILED') then 'FAILED' else 'PENDING' end
                where feed_no = :no
                """)
                .param("more", letter.blocking() ? 0 : 1)
                .param("shard", letter.shard())
                .param("no", letter.feedNo())
                .update();
    }

    /** The delivery stays FAILED, since it never was made, but nobody waits for it. */
    void bury(Found letter) {
        jdbc.sql("""
                update outbox_deliveries set dead_at = null, processed_at = coalesce(processed_at, current_timestamp)
                where endpoint_id = ? and shard = ? and feed_no = ?
                """)
                .param(letter.endpoint())
                .param(letter.shard())
                .param(letter.feedNo())
                .update();
        if (letter.blocking()) {
            jdbc.sql("""
                    update outbox_events set deliveries_open = deliveries_open - 1,
                        processed_at = case when deliveries_open = 1 then current_timestamp end
                    where feed_no = ?
                    """).param(letter.feedNo()).update();
            resume(letter);
        }
    }

    private void resume(Found gone) {
        jdbc.sql("""
                update outbox_deliveries set available_at = current_timestamp
                where endpoint_id = :endpoint and shard = :shard and status = 'PENDING' and feed_no = (
                    select min(w.feed_no) from outbox_deliveries w
                    where w.endpoint_id = :endpoint and w.aggregate_id = :laneId and w.aggregate_type = :lane
                        and w.available_at is not null and w.processed_at is null)
                """)
                .param("endpoint", gone.endpoint())
                .param("shard", gone.shard())
                .param("laneId", gone.lane().id())
                .param("lane", gone.lane().lane().wire())
                .update();
    }

    void remember(Found letter, String what, @Nullable String detail, String actor, Instant now) {
        jdbc.sql("""
                insert into outbox_delivery_history (endpoint_id, feed_no, at, what, detail, actor)
                values (?, ?, ?, ?, ?, ?)
                """)
                .param(letter.endpoint())
                .param(letter.feedNo())
                .param(Sql.at(now))
                .param(what)
                .param(detail)
                .param(actor)
                .update();
    }
}
