package dev.pickwright.backend.sync.copies;

import java.util.List;
import java.util.Set;

/**
 * A table of the reference data, of which every station has a copy.
 *
 * @param key its primary key
 * @param toldBy the column by whose values changes are told: the key, or what groups of rows belong to
 * @param without columns that each database has for itself
 * @param grouped nothing refers to its rows, and those of one {@code toldBy} are exchanged together
 */
public record ReferenceTable(String name, List<String> key, String toldBy, Set<String> without, boolean grouped) {

    /** In the order in which rows can be inserted; what a bench needs first comes first. */
    public static final List<ReferenceTable> ALL = List.of(
            // The lane is of events that this database tells.
            of("warehouse", "id", Set.of("lane_seq")),
            of("zone", "id", Set.of()),
            of("operator", "id", Set.of()),
            grouped("operator_warehouse", "operator_id", "operator_id", "warehouse_id"),
            grouped("operator_zone", "operator_id", "operator_id", "zone_id"),
            of("box_type", "code", Set.of()),
            of("qc_rule", "warehouse_id", Set.of()),
            grouped("qc_rule_customer", "warehouse_id", "warehouse_id", "customer_key"),
            grouped("qc_rule_point", "warehouse_id", "warehouse_id", "position"),
            // What a tote is bound to is the business of leases.
            of("tote", "id", Set.of("fulfillment_id", "bound_at")),
            of("bin", "id", Set.of()),
            of("sku", "id", Set.of()),
            grouped("sku_packaging", "sku_id", "gtin"),
            grouped("barcode", "target_id", "scope", "code"));

    static ReferenceTable named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no table of the reference data"));
    }

    private static ReferenceTable of(String name, String key, Set<String> without) {
        return new ReferenceTable(name, List.of(key), key, without, false);
    }

    private static ReferenceTable grouped(String name, String toldBy, String... key) {
        return new ReferenceTable(name, List.of(key), toldBy, Set.of(), true);
    }
}
