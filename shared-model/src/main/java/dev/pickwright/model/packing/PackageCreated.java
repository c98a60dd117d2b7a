package dev.pickwright.model.packing;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.OrderId;
import java.util.List;

/** A package was closed. */
public record PackageCreated(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        PackageId packageId,
        String sscc,
        String packageType,
        int weightGrams,
        List<Content> contents)
        implements DomainEvent {

    public record Content(String sku, int quantity) {}

    public PackageCreated {
        contents = List.copyOf(contents);
    }

    @Override
    public EventType type() {
        return EventType.PACKAGE_CREATED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
