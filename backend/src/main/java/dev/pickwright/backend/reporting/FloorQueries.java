package dev.pickwright.backend.reporting;

import dev.pickwright.backend.platform.jdbc.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What goes on in every warehouse, in numbers, by their codes. What happened lately is found by its id, which begins
 * with its time: no index on times has to be kept for it.
 */
@Repository
class FloorQueries {

    /** Fulfillments of a warehouse in a status. */
    record InStatus(String warehouse, String status, long count) {}

    record Oldest(String warehouse, String status, Instant since) {}

    /** Fulfillments of a warehouse that are on hold. @param since when the oldest of these holds was placed */
    record Held(String warehouse, long count, Instant since) {}

    /** An id may be a little older than the time that its row tells. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    FloorQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> warehouses() {
        return jdbc.sql("select code from warehouse order by code")
                .query((row, n) -> row.getString("code"))
                .list();
    }

    /** From the index alone. */
    List<InStatus> counts() {
        return jdbc.sql("""
                select w.code, c.status, c.n
                from (select warehouse_id, status, count(*) as n from fulfillment group by warehouse_id, status) c
                join warehouse w on w.id = c.warehouse_id
                """)
                .query((row, n) -> new InStatus(row.getString("code"), row.getString("status"), row.getLong("n")))
                .list();
    }

    /** Of those that still have somewhere to go. */
    List<Oldest> oldest() {
        return jdbc.sql("""
                select w.code, c.status, c.since
                from (select warehouse_id, status, min(status_since) as since from fulfillment
                    where status not in ('completed', 'cancelled') group by warehouse_id, status) c
                join warehouse w on w.id = c.warehouse_id
                """)
                .query((row, n) ->
                        new Oldest(row.getString("code"), row.getString("status"), Sql.instant(row, "since")))
                .list();
    }

    /** Of those that are not shipped. */
    List<Held> held() {
        return jdbc.sql("""
                select w.code, count(distinct f.id) as n, min(h.placed_at) as since
                from fulfillment f join fulfillment_hold h on h.fulfillment_id = f.id and h.released_at is null
                    join warehouse w on w.id = f.warehouse_id
                where f.status not in ('shipped', 'completed', 'cancelled') group by w.code
                """)
                .query((row, n) -> new Held(row.getString("code"), row.getLong("n"), Sql.instant(row, "since")))
                .list();
    }

    /** Units that moved for the reason, less those that moved back. */
    Map<String, Long> moved(String reason, String back, Instant since) {
        return counted("""
                select w.code, sum(case when m.reason = :reason then m.quantity else -m.quantity end) as n
                from stock_movement m join warehouse w on w.id = m.warehouse_id
                where m.id >= :from and m.moved_at >= :since and m.reason in (:reason, :back)
                group by w.code
                """, Map.of("reason", reason, "back", back), since);
    }

    /** Lines that were closed short. */
    Map<String, Long> shorts(Instant since) {
        return counted("""
                select w.code, count(*) as n
                from audit_entry a join picklist p on p.id = a.picklist_id join warehouse w on w.id = p.warehouse_id
                where a.id >= :from and a.at >= :since and a.operation = 'short_pick'
                group by w.code
                """, Map.of(), since);
    }

    Map<String, Long> qcFailures(Instant since) {
        return counted("""
                select w.code, count(*) as n
                from audit_entry a join fulfillment f on f.id = a.fulfillment_id
                    join warehouse w on w.id = f.warehouse_id
                where a.id >= :from and a.at >= :since and a.operation = 'record_qc_result'
                    and a.after_value = 'failed'
                group by w.code
                """, Map.of(), since);
    }

    private Map<String, Long> counted(String sql, Map<String, ?> params, Instant since) {
        Map<String, Long> counted = new HashMap<>();
        jdbc.sql(sql)
                .params(params)
                .param("from", firstIdOf(since.minus(CLOCKS_APART)))
                .param("since", Sql.at(since))
                .query(row -> {
                    counted.put(row.getString("code"), row.getLong("n"));
                });
        return counted;
    }

    /** The least UUIDv7 of a millisecond. */
    private static UUID firstIdOf(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
