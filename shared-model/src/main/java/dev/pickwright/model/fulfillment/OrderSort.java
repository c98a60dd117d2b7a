package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Wire;

/** What a list of orders is ordered by. A minus means the greatest first. */
public enum OrderSort implements Wire {
    NUMBER("number"),
    NUMBER_DESC("-number"),
    CREATED_AT("created_at"),
    CREATED_AT_DESC("-created_at");

    private final String wire;

    OrderSort(String wire) {
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
