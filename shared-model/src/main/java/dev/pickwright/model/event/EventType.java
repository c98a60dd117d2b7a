package dev.pickwright.model.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.pickwright.model.Wire;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every kind of event the product tells: its name on the wire, the version of its data, the lane it is ordered in. */
public enum EventType implements Wire {
    FULFILLMENT_CREATED("fulfillment.created", 1, Lane.FULFILLMENT),
    FULFILLMENT_STATUS_CHANGED("fulfillment.status_changed", 1, Lane.FULFILLMENT),
    FULFILLMENT_SHORT_PICKED("fulfillment.short_picked", 1, Lane.FULFILLMENT),
    FULFILLMENT_ERROR("fulfillment.error", 1, Lane.FULFILLMENT),
    ORDER_UNROUTABLE("order.unroutable", 1, Lane.ORDER),
    HOLD_PLACED("hold.placed", 1, Lane.FULFILLMENT),
    HOLD_RELEASED("hold.released", 1, Lane.FULFILLMENT),
    PUT_BACK_CREATED("put_back.created", 1, Lane.FULFILLMENT),
    STOCK_COUNTED("stock.counted", 1, Lane.WAREHOUSE),
    PICKLIST_CREATED("picklist.created", 1, Lane.PICKLIST),
    PICKLIST_COMPLETED("picklist.completed", 1, Lane.PICKLIST),
    PACKAGE_CREATED("package.created", 1, Lane.FULFILLMENT),
    PACKAGE_VOIDED("package.voided", 1, Lane.FULFILLMENT),
    QC_RECORDED("qc.recorded", 1, Lane.FULFILLMENT),
    SHIPMENT_DISPATCHED("shipment.dispatched", 1, Lane.FULFILLMENT);

    /** What an event's order is kept within; the wire form is the outbox's aggregate type. */
    public enum Lane implements Wire {
        FULFILLMENT,
        PICKLIST,
        ORDER,
        WAREHOUSE
    }

    private static final Map<String, EventType> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wire, type -> type));

    private final String wire;
    private final int version;
    private final Lane lane;

    EventType(String wire, int version, Lane lane) {
        this.wire = wire;
        this.version = version;
        this.lane = lane;
    }

    /** The name consumers see, such as {@code fulfillment.status_changed}. */
    @Override
    @JsonValue
    public String wire() {
        return wire;
    }

    /** The type of this name on the wire, if this version of the product has one. */
    public static Optional<EventType> of(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }

    /** The version of its data's schema: grows when a field is removed or its meaning changes, not when one is added. */
    public int version() {
        return version;
    }

    /** Names the schema of its data, in an envelope's {@code dataschema}; CloudEvents wants an absolute URI there. */
    public String schemaId() {
        return schemaId(version);
    }

    /** {@link #schemaId()} of a version that may be an older one. */
    public String schemaId(int ofVersion) {
        return "urn:pickwright:event-type:" + wire + ":" + ofVersion;
    }

    public Lane lane() {
        return lane;
    }
}
