package dev.pickwright.model.picking;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.List;

/** Work for a picker was made. */
public record PicklistCreated(
        PicklistId picklistId, String number, String warehouse, List<FulfillmentId> fulfillmentIds, int lines)
        implements DomainEvent {

    public PicklistCreated {
        fulfillmentIds = List.copyOf(fulfillmentIds);
    }

    @Override
    public EventType type() {
        return EventType.PICKLIST_CREATED;
    }

    @Override
    public String laneId() {
        return picklistId.toString();
    }
}
