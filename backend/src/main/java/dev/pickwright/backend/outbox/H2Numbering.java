package dev.pickwright.backend.outbox;

import static dev.pickwright.backend.outbox.JdbcOutboxStore.add;
import static dev.pickwright.backend.outbox.JdbcOutboxStore.query;
import static dev.pickwright.backend.outbox.JdbcOutboxStore.update;

import dev.pickwright.backend.outbox.OutboxStore.Numbered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Numbering on H2, which has no statement that changes one table by what it changed in another. */
final class H2Numbering {

    private record Fresh(Object id, long seq, int shard, String lane, String laneId, long laneSeq, String type) {}

    private record Wanted(int endpoint, int maxRetries, Set<String> types) {
        boolean wants(String type) {
            return types.isEmpty() || types.contains(type);
        }
    }

    private H2Numbering() {}

    static Numbered number(Connection connection, int limit, long afterSeq) throws SQLException {

        long last = query(
                        connection,
                        "select feed_no from outbox_mark where name = 'numbered' for update",
                        row -> row.getLong(1))
                .getFirst();
        List<Fresh> fresh = query(
                connection,
                "select id, seq, shard, aggregate_type, aggregate_id, lane_seq, event_type from outbox_events"
                        + " where feed_no is null and seq > ? order by seq fetch first ? rows only",
                row -> new Fresh(
                        row.getObject(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getString(7)),
                afterSeq,
                limit);
        return fresh.isEmpty() ? new Numbered(0, 0, 0, 0) : number(connection, fresh, last);
    }

    private static Numbered number(Connection connection, List<Fresh> fresh, long last) throws SQLException {
        List<Wanted> endpoints = query(
                connection,
                "select id, max_retries, event_types from outbox_endpoint where enabled order by id",
                row -> new Wanted(
                        row.getInt(1),
                        row.getInt(2),
                        row.getArray(3) == null ? Set.of() : Set.of(row.getObject(3, String[].class))));
        long no = last;
        long shards = 0;
        try (PreparedStatement event = connection.prepareStatement(
                        "update outbox_events set feed_no = ?, deliveries_open = ?, status = ?,"
                                + " processed_at = case when ? = 0 then current_timestamp end where id = ?");
                PreparedStatement delivery = connection.prepareStatement(
                        "insert into outbox_deliveries (endpoint_id, shard, feed_no, event_id, aggregate_type,"
                                + " aggregate_id, lane_seq, max_retries) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Fresh each : fresh) {
                no++;
                shards |= 1L << each.shard();
                var wanted = endpoints.stream()
                        .filter(endpoint -> endpoint.wants(each.type()))
                        .toList();
                add(event, no, wanted.size(), wanted.isEmpty() ? "COMPLETED" : "PENDING", wanted.size(), each.id());
                for (Wanted endpoint : wanted) {
                    add(
                            delivery,
                            endpoint.endpoint(),
                            each.shard(),
                            no,
                            each.id(),
                            each.lane(),
                            each.laneId(),
                            each.laneSeq(),
                            endpoint.maxRetries());
                }
            }
            event.executeBatch();
            delivery.executeBatch();
        }
        update(connection, "update outbox_mark set feed_no = ? where name = 'numbered'", no);
        return new Numbered(fresh.size(), fresh.getLast().seq(), no, shards);
    }
}
