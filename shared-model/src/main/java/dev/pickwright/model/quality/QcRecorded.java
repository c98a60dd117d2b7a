package dev.pickwright.model.quality;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.OrderId;
import java.util.List;

/** A QC result was recorded for the contents with this hash. */
public record QcRecorded(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        QcCheckId checkId,
        QcStatus result,
        String contentsHash,
        List<PointResult> points)
        implements DomainEvent {

    public QcRecorded {
        points = List.copyOf(points);
    }

    @Override
    public EventType type() {
        return EventType.QC_RECORDED;
    }

    @Override
    public String laneId() {
        return fulfillmentId.toString();
    }
}
