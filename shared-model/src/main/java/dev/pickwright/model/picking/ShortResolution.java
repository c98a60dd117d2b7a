package dev.pickwright.model.picking;

import dev.pickwright.model.Wire;

/** What becomes of the units that were not found. */
public enum ShortResolution implements Wire {
    /** Planned anew from another bin of the warehouse; refused if none holds enough. */
    OTHER_BIN,
    /** The fulfillment goes out without them. */
    SHIP_SHORT,
    /** The pick has failed; a supervisor retries or decides. */
    FAIL
}
