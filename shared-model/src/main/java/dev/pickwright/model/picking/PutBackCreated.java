package dev.pickwright.model.picking;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.warehouse.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * Goods must return to a bin.
 *
 * @param from what they lie in: a tote or a package
 * @param bin where they came from, and belong if there is room; null if that is not known
 */
public record PutBackCreated(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        PutBackId putBackId,
        ItemId itemId,
        int quantity,
        PlaceKind from,
        @Nullable String bin)
        implements DomainEvent {

    @Override
    public EventType type() {
        return EventType.PUT_BACK_CREATED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
