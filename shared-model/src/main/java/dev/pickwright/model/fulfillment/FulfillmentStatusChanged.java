package dev.pickwright.model.fulfillment;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A fulfillment went from one status to another.
 *
 * @param oldStatus null when the fulfillment was just created
 * @param reason why, in the words of who asked; null if nobody said
 */
public record FulfillmentStatusChanged(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        @Nullable FulfillmentStatus oldStatus,
        FulfillmentStatus newStatus,
        @Nullable String reason,
        String fulfillmentNumber,
        String warehouse)
        implements DomainEvent {

    @Override
    public EventType type() {
        return EventType.FULFILLMENT_STATUS_CHANGED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
