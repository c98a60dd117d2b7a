package dev.pickwright.model.warehouse;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;

/**
 * A bin was counted.
 *
 * @param warehouse the warehouse's code
 * @param counted base units found
 * @param difference by how many they are more (or, negative, fewer) than the movements said
 */
public record StockCounted(
        WarehouseId warehouseId,
        String warehouse,
        CountTaskId countTaskId,
        String bin,
        String sku,
        int counted,
        int difference)
        implements DomainEvent {

    @Override
    public EventType type() {
        return EventType.STOCK_COUNTED;
    }

    @Override
    public String laneId() {
        return warehouseId.toString();
    }
}
