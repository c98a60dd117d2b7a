package dev.pickwright.model.packing;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.OrderId;

/** A closed package was opened again or taken apart; its SSCC and label are no longer valid. */
public record PackageVoided(FulfillmentId fulfillmentId, OrderId orderId, PackageId packageId, String sscc)
        implements DomainEvent {

    @Override
    public EventType type() {
        return EventType.PACKAGE_VOIDED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
