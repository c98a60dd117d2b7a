package dev.pickwright.model.picking;

import dev.pickwright.model.Wire;

/** Where a picklist stands. */
public enum PicklistStatus implements Wire {
    OPEN,
    CLAIMED,
    COMPLETED,
    CANCELLED;

    /** Whether nothing is left to do on it. */
    public boolean ends() {
        return this == COMPLETED || this == CANCELLED;
    }
}
