package dev.pickwright.model.picking;

import dev.pickwright.model.Wire;

/** What becomes of the units that were not found. */
public enum ShortResolution implements Wire {
    /** Planned anew from another bin of the warehouse; refused if none holds enough. */
    OTHER_BIN,
    /** The item waits for stock; the picklist cannot be finished meanwhile. */
    WAIT,
    /** The fulfillment goes out without them. */
    SHIP_SHORT,
    /** The fulfillment goes out without them; the next part of the order brings them. */
    BACK_ORDER,
    /** The pick has failed; a supervisor retries or decides. */
    FAIL;

    /** Whether the fulfillment itself is done with them for good. */
    public boolean settles() {
        return this == SHIP_SHORT || this == BACK_ORDER;
    }
}
