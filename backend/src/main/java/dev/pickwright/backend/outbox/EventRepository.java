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
        batches.batchUpdate(
                "insert into outbox_events (id, shard, aggregate_type, aggregate_id, lane_seq, event_type, payload,"
                        + " headers, created_at, schema_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries.stream()
                        .map(entry -> {
                            EventType type = entry.event().type();
                            String laneId = entry.event().laneId();
                            return new Object[] {
                                entry.id(),
                                Shards.of(type.lane(), laneId),
                                type.lane().wire(),
                                laneId,
                                entry.laneSeq(),
                                type.wire(),
                                entry.payload(),
                                headers,
                                Sql.at(now),
                                type.version()
                            };
                        })
                        .toList());
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
