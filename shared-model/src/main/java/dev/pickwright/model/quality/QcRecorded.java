package dev.pickwright.model.quality;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.OrderId;
import java.util.List;

/**
 * A QC result was recorded for the contents with this hash.
 *
 * @param dispositions what is done about the failed points; empty if there are none
 */
public record QcRecorded(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        QcCheckId checkId,
        QcStatus result,
        String contentsHash,
        List<PointResult> points,
        List<Disposition> dispositions)
        implements DomainEvent {

    public QcRecorded {
        points = List.copyOf(points);
        dispositions = List.copyOf(dispositions);
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
