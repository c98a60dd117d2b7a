package dev.pickwright.backend.sync.handover;

import dev.pickwright.model.sync.HandoverConflict.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows a station brings along that worked alone before.
 *
 * @param order in which rows are sent, where it counts
 * @param same by which columns a row is the same as one of central's; empty if none can be
 * @param known what becomes of one that is
 * @param conflict why such a row is refused; null if it is not
 * @param of the column by which a row belongs to another one: central keeps its own rows of what it has itself
 */
record HandoverTable(
        String name,
        String order,
        List<String> same,
        Known known,
        @Nullable Why conflict,
        @Nullable String of) {

    /** What becomes of a row that is the same as one of central's. */
    enum Known {
        /** There is none. */
        NONE,
        /** Central's stands for it, by central's id. */
        MATCHED,
        /** Central's stays. */
        KEPT,
        REFUSED,
        /** It gets another number. */
        RENUMBERED
    }

    /** In the order in which rows can be inserted. */
    static final List<HandoverTable> ALL = List.of(
            known("warehouse", Known.MATCHED, "code"),
            known("zone", Known.MATCHED, "warehouse_id", "code"),
            known("operator", Known.MATCHED, "badge"),
            of("operator_warehouse", "operator_id"),
            of("operator_zone", "operator_id"),
            known("box_type", Known.KEPT, "code"),
            of("qc_rule", "warehouse_id"),
            of("qc_rule_customer", "warehouse_id"),
            of("qc_rule_point", "warehouse_id"),
            of("warehouse_capacity", "warehouse_id"),
            of("slot_rule", "warehouse_id"),
            known("time_slot", Known.MATCHED, "warehouse_id", "starts_at"),
            refused("bin", Why.BIN, "warehouse_id", "code"),
            known("sku", Known.MATCHED, "code"),
            new HandoverTable("sku_packaging", "", List.of("gtin"), Known.REFUSED, Why.GTIN, "sku_id"),
            refused("tote", Why.TOTE, "warehouse_id", "code"),
            new HandoverTable("barcode", "", List.of(), Known.NONE, null, "target_id"),
            plain("stock"),
            refused("customer_order", Why.ORDER, "number"),
            plain("order_line"),
            plain("routing_decision"),
            plain("routing_candidate"),
            known("fulfillment", Known.RENUMBERED, "number"),
            plain("fulfillment_item"),
            plain("allocation"),
            plain("attempt"),
            plain("avoided_bin"),
            known("picklist", Known.RENUMBERED, "number"),
            plain("picklist_fulfillment"),
            plain("pick_line"),
            refused("package", Why.PACKAGE, "sscc"),
            plain("package_item"),
            plain("fulfillment_hold"),
            plain("qc_check"),
            plain("qc_point"),
            plain("put_back"),
            plain("count_task"),
            plain("shipment"),
            // What came later of two movements is told by their order.
            new HandoverTable("stock_movement", "order by seq", List.of(), Known.NONE, null, null),
            plain("audit_alias"),
            plain("audit_chain"),
            plain("audit_entry"));

    private static HandoverTable plain(String name) {
        return new HandoverTable(name, "", List.of(), Known.NONE, null, null);
    }

    private static HandoverTable known(String name, Known known, String... same) {
        return new HandoverTable(name, "", List.of(same), known, null, null);
    }

    private static HandoverTable refused(String name, Why conflict, String... same) {
        return new HandoverTable(name, "", List.of(same), Known.REFUSED, conflict, null);
    }

    private static HandoverTable of(String name, String of) {
        return new HandoverTable(name, "", List.of(), Known.NONE, null, of);
    }
}
