package dev.pickwright.model.fulfillment;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import java.util.List;

/** A part of an order was given to a warehouse. */
public record FulfillmentCreated(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        FulfillmentStatus status,
        String fulfillmentNumber,
        String orderNumber,
        String warehouse,
        int partNumber,
        List<Item> items)
        implements DomainEvent {

    /** One line of it; quantity in base units. */
    public record Item(ItemId itemId, int lineNumber, String sku, int quantity) {}

    public FulfillmentCreated {
        items = List.copyOf(items);
    }

    @Override
    public EventType type() {
        return EventType.FULFILLMENT_CREATED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
