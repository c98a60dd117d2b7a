package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes events inside business transactions, and reads them by cursor. */
@Repository
class EventRepository {

    private static final Pattern TRACEPARENT = Pattern.compile("\"traceparent\":\"([^\"]+)\"");

    private static final String INSERT = "insert into outbox_events (id, shard, aggregate_type, aggregate_id, lane_seq,"
            + " event_type, payload, headers, created_at, schema_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** One event to write. */
    record Entry(UUID id, DomainEvent event, long laneSeq, String payload) {}

    /** One event with its place in the feed. */
    record Numbered(long no, StoredEvent event) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    EventRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(List<Entry> entries, @Nullable String headers, Instant now) {
        batches.batchUpdate(INSERT, entries, entries.size(), (row, entry) -> {
            EventType type = entry.event().type();
            String laneId = entry.event().laneId();
            row.setObject(1, entry.id());
            row.setInt(2, Shards.of(type.lane(), laneId));
            row.setString(3, type.lane().wire());
            row.setString(4, laneId);
            row.setLong(5, entry.laneSeq());
            row.setString(6, type.wire());
            row.setString(7, entry.payload());
            row.setString(8, headers);
            row.setObject(9, Sql.at(now));
            row.setInt(10, type.version());
        });
    }

    /** The last number that readers may see. */
    long confirmed() {
        return mark("confirmed");
    }

    /** The last number that retention took away; 0 if none. */
    long purged() {
        return mark("purged");
    }

    private long mark(String name) {
        return jdbc.sql("select feed_no from outbox_mark where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    List<Numbered> after(long no, @Nullable String laneId, int limit) {
        return jdbc.sql("""
                select * from outbox_events
                where feed_no > :no and feed_no <= (select feed_no from outbox_mark where name = 'confirmed')
                    and (cast(:laneId as varchar(64)) is null or aggregate_id = :laneId)
                order by feed_no fetch first :limit rows only
                """)
                .param("no", no)
                .param("laneId", laneId)
                .param("limit", limit)
                .query((row, n) -> new Numbered(row.getLong("feed_no"), event(row)))
                .list();
    }

    static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                Sql.uuid(row, "id"),
                row.getString("event_type"),
                row.getInt("schema_version"),
                Sql.instant(row, "created_at"),
                Wire.read(EventType.Lane.class, row.getString("aggregate_type")),
                row.getString("aggregate_id"),
                row.getLong("lane_seq"),
                traceparent(row.getString("headers")),
                row.getString("payload"));
    }

    private static @Nullable String traceparent(@Nullable String headers) {
        if (headers == null) {
            return null;
        }
        Matcher found = TRACEPARENT.matcher(headers);
        return found.find() ? found.group(1) : null;
    }
}
