package dev.pickwright.model.picking;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.List;

/** All fulfillments of a picklist are picked. */
public record PicklistCompleted(
        PicklistId picklistId, String number, String warehouse, List<FulfillmentId> fulfillmentIds)
        implements DomainEvent {

    public PicklistCompleted {
        fulfillmentIds = List.copyOf(fulfillmentIds);
    }

    @Override
    public EventType type() {
        return EventType.PICKLIST_COMPLETED;
    }

    @Override
    public String laneId() {
        return picklistId.toString();
    }
}
