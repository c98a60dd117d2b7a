package dev.pickwright.backend.reporting;

import dev.pickwright.model.warehouse.WarehouseId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The parameters of a query that keeps to some warehouses. */
final class Within {

    private static final List<UUID> NOWHERE = List.of(new UUID(0, 0));

    private Within() {}

    /** @param warehouses none for all */
    static Map<String, Object> params(Set<WarehouseId> warehouses) {
        return Map.of(
                "everywhere",
                warehouses.isEmpty(),
                "within",
                warehouses.isEmpty()
                        ? NOWHERE
                        : warehouses.stream().map(WarehouseId::value).toList());
    }
}
