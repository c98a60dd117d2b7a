package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Wire;

/** What a list of fulfillments is ordered by; those without a time slot have the latest cut-off. A minus means the greatest first. */
public enum FulfillmentSort implements Wire {
    NUMBER("number"),
    NUMBER_DESC("-number"),
    CREATED_AT("created_at"),
    CREATED_AT_DESC("-created_at"),
    STATUS_SINCE("status_since"),
    STATUS_SINCE_DESC("-status_since"),
    CUT_OFF_AT("cut_off_at"),
    CUT_OFF_AT_DESC("-cut_off_at");

    private final String wire;

    FulfillmentSort(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    public boolean descending() {
        return wire.startsWith("-");
    }
}
