package dev.pickwright.model.shipping;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The carrier took a fulfillment's packages. */
public record ShipmentDispatched(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        String carrier,
        String service,
        @Nullable String trackingNumber,
        List<String> ssccs)
        implements DomainEvent {

    public ShipmentDispatched {
        ssccs = List.copyOf(ssccs);
    }

    @Override
    public EventType type() {
        return EventType.SHIPMENT_DISPATCHED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
