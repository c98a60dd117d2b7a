package dev.pickwright.backend.sync.copies;

import java.util.List;
import java.util.Map;

/**
 * A table of which some rows belong to a fulfillment.
 *
 * @param key its primary key; for one without, enough to say which rows are the same
 * @param rows which of its rows belong to the fulfillments {@code :fs}
 * @param shared rows may belong to several fulfillments: they are written over, and go with the last one
 * @param orphaned which rows of a shared table belong to none any more
 */
record LeaseTable(String name, List<String> key, String rows, boolean shared, String orphaned) {

    private static final String ITEMS = "item_id in (select id from fulfillment_item where fulfillment_id in (:fs))";
    private static final String OWN = "fulfillment_id in (:fs)";
    private static final String ORDERS = "select order_id from fulfillment where id in (:fs)";
    private static final String LISTS = "select picklist_id from picklist_fulfillment where fulfillment_id in (:fs)";

    /** In the order in which rows can be inserted; deleted in the reverse one. */
    static final List<LeaseTable> ALL = List.of(
            shared(
                    "customer_order",
                    "id in (" + ORDERS + ")",
                    "not exists (select 1 from fulfillment f where f.order_id = customer_order.id)"
                            + " and not exists (select 1 from order_line l where l.order_id = customer_order.id)"
                            + " and not exists (select 1 from routing_decision d where d.order_id = customer_order.id)"),
            shared(
                    "order_line",
                    "id in (select order_line_id from fulfillment_item where fulfillment_id in (:fs))",
                    "not exists (select 1 from fulfillment_item i where i.order_line_id = order_line.id)"),
            own("fulfillment", "id in (:fs)", "id"),
            own("fulfillment_item", OWN, "id"),
            own("allocation", ITEMS, "item_id", "bin_id"),
            own("attempt", OWN, "fulfillment_id", "stage", "number"),
            own("avoided_bin", OWN, "fulfillment_id", "bin_id", "sku_id"),
            shared(
                    "picklist",
                    "id in (" + LISTS + ")",
                    "not exists (select 1 from picklist_fulfillment p where p.picklist_id = picklist.id)"),
            own("picklist_fulfillment", OWN, "picklist_id", "fulfillment_id"),
            own("pick_line", OWN, "id"),
            own("package", OWN, "id"),
            own(
                    "package_item",
                    "package_id in (select id from package where fulfillment_id in (:fs))",
                    "package_id",
                    "item_id",
                    "lot",
                    "expiry",
                    "serial"),
            own("fulfillment_hold", OWN, "id"),
            own("qc_check", OWN, "id"),
            own(
                    "qc_point",
                    "qc_check_id in (select id from qc_check where fulfillment_id in (:fs))",
                    "qc_check_id",
                    "position"),
            own("put_back", OWN, "id"),
            own("stock_movement", ITEMS, "id"),
            own("shipment", OWN, "id"));

    /** To which table of the reference data, or slot, a column of these refers, whether by a constraint or not. */
    static final Map<String, String> REFERS = Map.ofEntries(
            Map.entry("warehouse_id", "warehouse"),
            Map.entry("sku_id", "sku"),
            Map.entry("bin_id", "bin"),
            Map.entry("done_bin_id", "bin"),
            Map.entry("confirmed_bin_id", "bin"),
            Map.entry("box_type", "box_type"),
            Map.entry("operator_id", "operator"),
            Map.entry("inspector_id", "operator"),
            Map.entry("release_approver_id", "operator"),
            Map.entry("slot_id", "time_slot"));

    static LeaseTable named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no table of leases"));
    }

    private static LeaseTable own(String name, String rows, String... key) {
        return new LeaseTable(name, List.of(key), rows, false, "");
    }

    private static LeaseTable shared(String name, String rows, String orphaned) {
        return new LeaseTable(name, List.of("id"), rows, true, orphaned);
    }
}
