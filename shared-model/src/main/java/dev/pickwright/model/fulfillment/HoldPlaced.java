package dev.pickwright.model.fulfillment;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;

/**
 * A fulfillment must not go on.
 *
 * @param placedBy an operator's id, never the name; the name of a key or of the product's part
 */
public record HoldPlaced(
        FulfillmentId fulfillmentId, OrderId orderId, HoldId holdId, HoldKind kind, String reason, String placedBy)
        implements DomainEvent {

    @Override
    public EventType type() {
        return EventType.HOLD_PLACED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
