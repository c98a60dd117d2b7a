package dev.pickwright.backend.property;

import java.util.List;
import java.util.Map;

/** The table of fulfillment states of domain.md, copied by hand. */
final class StatusTable {

    private static final Map<String, List<String>> NEXT = Map.ofEntries(
            Map.entry("", List.of("pending")),
            Map.entry("pending", List.of("planning", "cancelled")),
            Map.entry("planning", List.of("picking", "cancelled")),
            Map.entry("picking", List.of("picked", "pick_failed", "cancelled")),
            Map.entry("pick_failed", List.of("picking", "cancelled")),
            Map.entry("picked", List.of("packing", "cancelled")),
            Map.entry("packing", List.of("packed", "pack_failed", "cancelled")),
            Map.entry("pack_failed", List.of("packing", "cancelled")),
            Map.entry("packed", List.of("ready", "packing", "cancelled")),
            Map.entry("ready", List.of("shipped", "cancelled")),
            Map.entry("shipped", List.of("completed")),
            Map.entry("completed", List.of()),
            Map.entry("cancelled", List.of()));

    private StatusTable() {}

    static List<String> next(String status) {
        return NEXT.get(status);
    }
}
