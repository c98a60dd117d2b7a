package dev.pickwright.model.picking;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.OrderId;

/** Fewer units than planned were found in a bin; {@code missing} in base units. */
public record ShortPicked(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        ItemId itemId,
        String sku,
        String bin,
        int missing,
        ShortReason reason,
        ShortResolution resolution)
        implements DomainEvent {

    @Override
    public EventType type() {
        return EventType.FULFILLMENT_SHORT_PICKED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
