package dev.pickwright.model.fulfillment;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;

/**
 * An attempt to pick or pack a fulfillment failed.
 *
 * @param stage {@code pick} or {@code pack}
 * @param attempt counted from 1
 * @param maxAttempts after which a supervisor decides
 */
public record FulfillmentError(
        FulfillmentId fulfillmentId, OrderId orderId, String stage, int attempt, int maxAttempts, String cause)
        implements DomainEvent {

    @Override
    public EventType type() {
        return EventType.FULFILLMENT_ERROR;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
