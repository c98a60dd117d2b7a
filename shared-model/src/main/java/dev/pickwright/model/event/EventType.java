package dev.pickwright.model.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** Every kind of event the product tells, with its name on the wire and the lane it is ordered in. */
public enum EventType {
    FULFILLMENT_CREATED("fulfillment.created", Lane.FULFILLMENT),
    FULFILLMENT_STATUS_CHANGED("fulfillment.status_changed", Lane.FULFILLMENT),
    FULFILLMENT_SHORT_PICKED("fulfillment.short_picked", Lane.FULFILLMENT),
    FULFILLMENT_ERROR("fulfillment.error", Lane.FULFILLMENT),
    ORDER_UNROUTABLE("order.unroutable", Lane.ORDER),
    HOLD_PLACED("hold.placed", Lane.FULFILLMENT),
    HOLD_RELEASED("hold.released", Lane.FULFILLMENT),
    PUT_BACK_CREATED("put_back.created", Lane.FULFILLMENT),
    STOCK_COUNTED("stock.counted", Lane.WAREHOUSE),
    PICKLIST_CREATED("picklist.created", Lane.PICKLIST),
    PICKLIST_COMPLETED("picklist.completed", Lane.PICKLIST),
    PACKAGE_CREATED("package.created", Lane.FULFILLMENT),
    PACKAGE_VOIDED("package.voided", Lane.FULFILLMENT),
    QC_RECORDED("qc.recorded", Lane.FULFILLMENT),
    SHIPMENT_DISPATCHED("shipment.dispatched", Lane.FULFILLMENT);

    /** What an event's order is kept within; the wire form is the outbox's aggregate type. */
    public enum Lane implements dev.pickwright.model.Wire {
        FULFILLMENT,
        PICKLIST,
        ORDER,
        WAREHOUSE
    }

    private final String wire;
    private final Lane lane;

    EventType(String wire, Lane lane) {
        this.wire = wire;
        this.lane = lane;
    }

    /** The name consumers see, such as {@code fulfillment.status_changed}. */
    @JsonValue
    public String wire() {
        return wire;
    }

    public Lane lane() {
        return lane;
    }
}
