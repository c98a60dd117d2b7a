package dev.pickwright.model.warehouse;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A bin was counted, or what lies in it was put right by hand.
 *
 * @param warehouse the warehouse's code
 * @param countTaskId null if it was put right by hand
 * @param counted base units found
 * @param difference by how many they are more (or, negative, fewer) than the movements said
 */
public record StockCounted(
        WarehouseId warehouseId,
        String warehouse,
        @Nullable CountTaskId countTaskId,
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
