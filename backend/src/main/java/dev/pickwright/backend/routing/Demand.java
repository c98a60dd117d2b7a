package dev.pickwright.backend.routing;

import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import org.jspecify.annotations.Nullable;

/**
 * A line to route; it is served whole, by one warehouse.
 *
 * @param skuCode for who reads the decision
 * @param fixed the warehouse that must serve it; null leaves the choice
 */
public record Demand(
        int lineNumber,
        SkuId sku,
        String skuCode,
        int quantity,
        @Nullable WarehouseId fixed) {

    String text() {
        return "line %d (%d of %s)".formatted(lineNumber, quantity, skuCode);
    }
}
