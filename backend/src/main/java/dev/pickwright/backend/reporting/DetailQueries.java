package dev.pickwright.backend.reporting;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.FulfillmentView.AttemptView;
import dev.pickwright.model.fulfillment.FulfillmentView.AvoidedBin;
import dev.pickwright.model.fulfillment.FulfillmentView.HistoryEntry;
import dev.pickwright.model.fulfillment.FulfillmentView.TakenSlot;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.fulfillment.OrderView;
import dev.pickwright.model.shipping.ShipmentView;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything about one fulfillment or one order. */
@Repository
class DetailQueries {

    private static final int HISTORY = 500;

    /** Why an order waits, by its last routing decision; null if it does not. */
    private static final String WHY = """
            case when o.status = 'unroutable' then (
                select d.why from routing_decision d where d.order_id = o.id
                order by d.decided_at desc, d.id desc fetch first 1 rows only) end""";

    private final JdbcClient jdbc;

    DetailQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    String customer(FulfillmentId id) {
        return jdbc.sql("""
                select o.customer from fulfillment f join customer_order o on o.id = f.order_id
                where f.id = ? and o.customer is not null
                """).param(id.value()).query(String.class).optional().orElse(null);
    }

    @Nullable
    ShipmentView shipment(FulfillmentId id) {
        return jdbc.sql("""
                select s.*, (select count(*) from package p where p.fulfillment_id = s.fulfillment_id) as boxes
                from shipment s where s.fulfillment_id = ?
                """)
                .param(id.value())
                .query((row, n) -> new ShipmentView(
                        row.getString("carrier"),
                        row.getString("service"),
                        row.getString("tracking_number"),
                        Sql.instant(row, "shipped_at"),
                        row.getInt("boxes")))
                .optional()
                .orElse(null);
    }

    /** The newest first. */
    List<AttemptView> attempts(FulfillmentId id) {
        return jdbc.sql("""
                select a.*, o.name as operator_name from attempt a left join operator o on o.id = a.operator_id
                where a.fulfillment_id = ? order by a.failed_at desc, a.stage, a.number desc
                """)
                .param(id.value())
                .query((row, n) -> new AttemptView(
                        row.getString("stage"),
                        row.getInt("number"),
                        row.getString("cause"),
                        Sql.instant(row, "failed_at"),
                        row.getString("operator_name")))
                .list();
    }

    List<AvoidedBin> avoidedBins(FulfillmentId id) {
        return jdbc.sql("""
                select b.code as bin, s.code as sku from avoided_bin a
                join bin b on b.id = a.bin_id join sku s on s.id = a.sku_id
                where a.fulfillment_id = ? order by b.code, s.code
                """)
                .param(id.value())
                .query((row, n) -> new AvoidedBin(row.getString("bin"), row.getString("sku")))
                .list();
    }

    @Nullable
    TakenSlot slot(FulfillmentId id) {
        return jdbc.sql("""
                select t.starts_at, t.ends_at, t.cut_off_at, w.time_zone, f.slot_override_by, f.slot_override_reason
                from fulfillment f join time_slot t on t.id = f.slot_id join warehouse w on w.id = f.warehouse_id
                where f.id = ?
                """)
                .param(id.value())
                .query((row, n) -> new TakenSlot(
                        Sql.instant(row, "starts_at"),
                        Sql.instant(row, "ends_at"),
                        Sql.instant(row, "cut_off_at"),
                        row.getString("time_zone"),
                        row.getString("slot_override_by"),
                        row.getString("slot_override_reason")))
                .optional()
                .orElse(null);
    }

    int unroutable() {
        return jdbc.sql("select count(*) from customer_order where status = 'unroutable'")
                .query(Integer.class)
                .single();
    }

    /** Those that nobody replayed or discarded. */
    int deadLetters() {
        return jdbc.sql("""
                select count(*) from outbox_deliveries
                where dead_at is not null
                """).query(Integer.class).single();
    }

    /** The newest first. */
    List<HistoryEntry> history(FulfillmentId id) {
        return jdbc.sql(TimelineQueries.SHOWN + " from audit_entry a " + TimelineQueries.NAMES + """
                where a.fulfillment_id = :id
                    or a.picklist_id in (select picklist_id from picklist_fulfillment where fulfillment_id = :id)
                order by a.at desc, a.id desc fetch first :limit rows only
                """)
                .param("id", id.value())
                .param("limit", HISTORY)
                .query((row, n) -> new HistoryEntry(
                        Sql.instant(row, "at"),
                        row.getString("operation"),
                        Sql.uuidOrNull(row, "operator_id") == null ? null : row.getString("who"),
                        row.getString("station"),
                        row.getString("shown_before"),
                        row.getString("shown_after"),
                        row.getString("said")))
                .list();
    }

    Optional<OrderView> order(String number, List<FulfillmentSummary> parts) {
        return jdbc.sql("select o.*, " + WHY + " as why from customer_order o where o.number = ?")
                .param(number)
                .query((row, n) -> new OrderView(
                        new OrderId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("customer"),
                        Wire.read(OrderStatus.class, row.getString("status")),
                        row.getString("why"),
                        Sql.instantOrNull(row, "ordered_at"),
                        Sql.instant(row, "created_at"),
                        lines(Sql.uuid(row, "id")),
                        parts,
                        cancelPending(Sql.uuid(row, "id"))))
                .optional();
    }

    private List<String> cancelPending(UUID order) {
        return jdbc.sql("""
                select f.number from sync_cancel c join fulfillment f on f.id = c.fulfillment_id
                where f.order_id = ? order by f.number
                """)
                .param(order)
                .query((row, n) -> row.getString("number"))
                .list();
    }

    List<Slice.Row<OrderSummary>> orders(Set<WarehouseId> within, @Nullable OrderStatus status, Slice slice) {
        var query = jdbc.sql("""
                select o.id, o.number, o.customer, o.status, o.created_at, %s as why,
                    (select count(*) from order_line l where l.order_id = o.id) as line_count
                from customer_order o
                where (cast(:status as varchar(16)) is null or o.status = :status)
                    and (cast(:everywhere as boolean)
                        or exists (select 1 from fulfillment f where f.order_id = o.id and f.warehouse_id in (:within))
                        or exists (select 1 from order_line l where l.order_id = o.id and l.warehouse_id in (:within))
                        or not exists (select 1 from fulfillment f where f.order_id = o.id)
                            and not exists (select 1 from order_line l
                                where l.order_id = o.id and l.warehouse_id is not null))
                """.formatted(WHY) + SliceQueries.end(slice, "o.created_at", "o.number"))
                .params(Within.params(within))
                .param("status", status == null ? null : status.wire());
        return SliceQueries.bind(query, slice)
                .query((row, n) -> new Slice.Row<>(
                        new OrderSummary(
                                new OrderId(Sql.uuid(row, "id")),
                                row.getString("number"),
                                row.getString("customer"),
                                Wire.read(OrderStatus.class, row.getString("status")),
                                Sql.instant(row, "created_at"),
                                row.getInt("line_count"),
                                row.getString("why")),
                        Sql.instant(row, "created_at")))
                .list();
    }

    private List<OrderView.Line> lines(UUID order) {
        return jdbc.sql("""
                select l.line_number, l.quantity, s.code, s.description, w.code as warehouse
                from order_line l join sku s on s.id = l.sku_id left join warehouse w on w.id = l.warehouse_id
                where l.order_id = ? order by l.line_number
                """)
                .param(order)
                .query((row, n) -> new OrderView.Line(
                        row.getInt("line_number"),
                        row.getString("code"),
                        row.getString("description"),
                        row.getInt("quantity"),
                        row.getString("warehouse")))
                .list();
    }
}
