package dev.pickwright.model.fulfillment;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;

/**
 * A hold is lifted.
 *
 * @param releasedBy an operator's id, never the name; the name of a key or of the product's part
 */
public record HoldReleased(
        FulfillmentId fulfillmentId, OrderId orderId, HoldId holdId, HoldKind kind, String reason, String releasedBy)
        implements DomainEvent {

    @Override
    public EventType type() {
        return EventType.HOLD_RELEASED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
