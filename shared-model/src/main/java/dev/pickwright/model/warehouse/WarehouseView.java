package dev.pickwright.model.warehouse;

import java.util.List;

/**
 * A site as administrators see it.
 *
 * @param slotRules empty if it takes any work at any time
 * @param version for {@code If-Match} of a change
 */
public record WarehouseView(
        WarehouseId id,
        String code,
        String name,
        String timeZone,
        int priority,
        WarehousePolicy policy,
        ServiceArea serviceArea,
        List<SlotRule> slotRules,
        long version) {
    public WarehouseView {
        slotRules = List.copyOf(slotRules);
    }
}
