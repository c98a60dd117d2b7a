package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** New fulfillments, and what they take of their slots. */
@Repository
class PartRepository {

    /** What a fulfillment takes of a slot. */
    record Taken(UUID slot, int lines) {}

    private record ItemLine(UUID item, UUID line) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PartRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<Long> nextNumbers(int count) {
        String rows = String.join(", ", Collections.nCopies(count, "(1)"));
        return jdbc.sql("select nextval('fulfillment_number') from (values " + rows + ") wanted (n)")
                .query((row, n) -> row.getLong(1))
                .list();
    }

    void insert(List<PartWriter.Written> parts, PartWriter.Head head, Instant now) {
        batches.batchUpdate(
                "insert into fulfillment (id, number, order_id, warehouse_id, part_number, status, status_since,"
                        + " created_at, qc_required, qc_reason, max_pick_attempts, max_pack_attempts, lane_seq, version,"
                        + " slot_id, slot_lines, slot_override_by, slot_override_reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 2, 1, ?, ?, ?, ?)",
                parts.stream()
                        .map(each -> {
                            var state = each.state();
                            boolean over = each.part().place().over();
                            return new Object[] {
                                state.id().value(),
                                state.number(),
                                state.orderId().value(),
                                state.warehouseId().value(),
                                each.part().partNumber(),
                                state.status().wire(),
                                Sql.at(now),
                                Sql.at(now),
                                state.qcRequired(),
                                each.qcReason(),
                                state.maxPickAttempts(),
                                state.maxPackAttempts(),
                                each.slot(),
                                each.slot() == null ? 0 : each.part().items().size(),
                                over ? head.overrideBy() : null,
                                over ? head.overrideReason() : null
                            };
                        })
                        .toList());
    }

    void insertItems(List<PartWriter.Written> parts) {
        List<Object[]> rows = new ArrayList<>();
        for (PartWriter.Written each : parts) {
            for (PartWriter.NewItem item : each.part().items()) {
                rows.add(new Object[] {
                    each.id(item).value(),
                    each.state().id().value(),
                    item.orderLine(),
                    item.lineNumber(),
                    item.sku().id().value(),
                    item.ordered(),
                    item.allocated()
                });
            }
        }
        batches.batchUpdate(
                "insert into fulfillment_item (id, fulfillment_id, order_line_id, line_number, sku_id, ordered,"
                        + " allocated) values (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    void insertAllocations(List<PartWriter.Written> parts) {
        List<Object[]> rows = new ArrayList<>();
        for (PartWriter.Written each : parts) {
            for (PartWriter.NewItem item : each.part().items()) {
                for (var share : item.shares()) {
                    rows.add(new Object[] {
                        each.id(item).value(),
                        share.bin().value(),
                        item.sku().id().value(),
                        share.quantity()
                    });
                }
            }
        }
        if (!rows.isEmpty()) {
            batches.batchUpdate("insert into allocation (item_id, bin_id, sku_id, quantity) values (?, ?, ?, ?)", rows);
        }
    }

    /** Locks the order's row, so that its parts are numbered one after the other. @return the next part's number */
    int nextPart(OrderId order, WarehouseId warehouse) {
        jdbc.sql("select id from customer_order where id = ? for update")
                .param(order.value())
                .query(UUID.class)
                .single();
        return jdbc.sql("select max(part_number) from fulfillment where order_id = ? and warehouse_id = ?")
                        .params(order.value(), warehouse.value())
                        .query(Integer.class)
                        .single()
                + 1;
    }

    /** The order line of each item of a fulfillment. */
    Map<ItemId, UUID> orderLines(FulfillmentId id) {
        return jdbc
                .sql("select id, order_line_id from fulfillment_item where fulfillment_id = ?")
                .param(id.value())
                .query((row, n) -> new ItemLine(Sql.uuid(row, "id"), Sql.uuid(row, "order_line_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(each -> new ItemId(each.item()), ItemLine::line));
    }

    Optional<Taken> taken(FulfillmentId id) {
        return jdbc.sql("select slot_id, slot_lines from fulfillment where id = ? and slot_id is not null")
                .param(id.value())
                .query((row, n) -> new Taken(Sql.uuid(row, "slot_id"), row.getInt("slot_lines")))
                .optional();
    }

    void setSlot(FulfillmentId id, UUID slot, int lines, @Nullable String overrideBy, @Nullable String reason) {
        jdbc.sql("""
                update fulfillment set slot_id = :slot, slot_lines = :lines, slot_override_by = :by,
                    slot_override_reason = :reason
                where id = :id
                """)
                .param("slot", slot)
                .param("lines", lines)
                .param("by", overrideBy)
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    /** What QC rules ask of an order. */
    WantedOrder.Sale sale(OrderId order) {
        return jdbc.sql("""
                select o.customer, (select coalesce(sum(l.quantity * l.unit_price), 0) from order_line l
                    where l.order_id = o.id) as order_value from customer_order o where o.id = ?
                """)
                .param(order.value())
                .query((row, n) -> new WantedOrder.Sale(row.getString("customer"), row.getBigDecimal("order_value")))
                .single();
    }
}
