package dev.pickwright.backend.reporting;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.BoardView.StatusCount;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentSort;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Fulfillments as rows of a board. */
@Repository
class SummaryQueries {

    private static final String WITHIN = """
                and (cast(:everywhere as boolean) or f.warehouse_id in (:within))
            """;

    private static final String LIST = """
            select f.*, %s as sort_key, o.number as order_number, w.code as warehouse, p.name as operator_name, i.line_count, i.units
            from fulfillment f
            join customer_order o on o.id = f.order_id
            join warehouse w on w.id = f.warehouse_id
            left join operator p on p.id = f.operator_id
            join (select fulfillment_id, count(*) as line_count, sum(ordered) as units
                from fulfillment_item group by fulfillment_id) i on i.fulfillment_id = f.id
            where (cast(:warehouse as varchar(16)) is null or w.code = :warehouse)
            """ + WITHIN;

    private static final String ROWS = LIST.formatted("f.created_at");

    private final JdbcClient jdbc;

    SummaryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long lastEvent() {
        return jdbc.sql("select feed_no from outbox_mark where name = 'confirmed'")
                .query(Long.class)
                .single();
    }

    List<FulfillmentSummary> live(Set<WarehouseId> within, @Nullable String warehouse, Instant endedSince) {
        return jdbc.sql(ROWS + """
                and (f.status not in ('completed', 'cancelled') or f.status_since > :since)
                order by f.status_since
                """)
                .param("warehouse", warehouse)
                .params(Within.params(within))
                .param("since", Sql.at(endedSince))
                .query(SummaryQueries::read)
                .list();
    }

    List<FulfillmentSummary> changedSince(Set<WarehouseId> within, long cursor, @Nullable String warehouse) {
        // A subquery, since after a big import there are more ids than a statement takes parameters.
        return jdbc.sql(ROWS + """
                and f.id in (
                    select cast(aggregate_id as uuid) from outbox_events
                    where feed_no > :cursor and aggregate_type = 'fulfillment')
                order by f.status_since
                """)
                .param("warehouse", warehouse)
                .params(Within.params(within))
                .param("cursor", cursor)
                .query(SummaryQueries::read)
                .list();
    }

    List<Slice.Row<FulfillmentSummary>> list(Set<WarehouseId> within, Board.Wanted wanted, Slice slice) {
        String key = key(wanted.sort());
        var query = jdbc.sql(LIST.formatted(key) + """
                and (cast(:status as varchar(16)) is null or f.status = :status)
                and (cast(:code as varchar(60)) is null or f.number = :code or o.number = :code
                    or exists (select 1 from tote t where t.fulfillment_id = f.id and t.code = :code)
                    or exists (select 1 from package k where k.fulfillment_id = f.id and k.sscc = :code))
                """ + SliceQueries.end(slice, key, "f.number"))
                .params(Within.params(within))
                .param("warehouse", wanted.warehouse())
                .param(
                        "status",
                        wanted.status() == null ? null : wanted.status().wire())
                .param("code", wanted.code());
        return SliceQueries.bind(query, slice)
                .query((row, n) -> new Slice.Row<>(read(row, n), Sql.instant(row, "sort_key")))
                .list();
    }

    private static String key(FulfillmentSort sort) {
        return switch (sort) {
            case NUMBER, NUMBER_DESC, CREATED_AT, CREATED_AT_DESC -> "f.created_at";
            case STATUS_SINCE, STATUS_SINCE_DESC -> "f.status_since";
            case CUT_OFF_AT, CUT_OFF_AT_DESC -> """
                    coalesce((select s.cut_off_at from time_slot s where s.id = f.slot_id),
                        timestamp with time zone '9999-12-31 00:00:00+00:00')""";
        };
    }

    List<FulfillmentSummary> ofOrder(String number) {
        return jdbc.sql(ROWS + " and o.number = :number order by f.number")
                .param("warehouse", null)
                .params(Within.params(Set.of()))
                .param("number", number)
                .query(SummaryQueries::read)
                .list();
    }

    @Nullable
    FulfillmentSummary one(FulfillmentId id) {
        return jdbc.sql(ROWS + " and f.id = :id")
                .param("warehouse", null)
                .params(Within.params(Set.of()))
                .param("id", id.value())
                .query(SummaryQueries::read)
                .optional()
                .orElse(null);
    }

    /** One for every status, also those that nothing has. */
    List<StatusCount> counts(Set<WarehouseId> within, @Nullable String warehouse) {
        Map<FulfillmentStatus, StatusCount> found = jdbc
                .sql("""
                select f.status, count(*) as how_many, min(f.status_since) as oldest
                from fulfillment f join warehouse w on w.id = f.warehouse_id
                where (cast(:warehouse as varchar(16)) is null or w.code = :warehouse)
                    and (cast(:everywhere as boolean) or f.warehouse_id in (:within))
                group by f.status
                """)
                .param("warehouse", warehouse)
                .params(Within.params(within))
                .query((row, n) -> new StatusCount(
                        Wire.read(FulfillmentStatus.class, row.getString("status")),
                        row.getInt("how_many"),
                        Sql.instant(row, "oldest")))
                .list()
                .stream()
                .collect(Collectors.toMap(StatusCount::status, count -> count));
        return Stream.of(FulfillmentStatus.values())
                .map(status -> found.getOrDefault(status, new StatusCount(status, 0, null)))
                .toList();
    }

    private static FulfillmentSummary read(ResultSet row, int n) throws SQLException {
        return new FulfillmentSummary(
                new FulfillmentId(Sql.uuid(row, "id")),
                row.getString("number"),
                row.getString("order_number"),
                row.getInt("part_number"),
                row.getString("warehouse"),
                Wire.read(FulfillmentStatus.class, row.getString("status")),
                Sql.instant(row, "status_since"),
                Sql.instant(row, "created_at"),
                row.getInt("line_count"),
                row.getInt("units"),
                row.getString("operator_name"),
                row.getLong("version"));
    }
}
