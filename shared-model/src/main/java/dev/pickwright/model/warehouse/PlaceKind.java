package dev.pickwright.model.warehouse;

import dev.pickwright.model.Wire;

/** A kind of place between which stock moves; the last three lie outside the warehouse's stock. */
public enum PlaceKind implements Wire {
    BIN,
    TOTE,
    PACKAGE,
    /** Goods come from here when they are received. */
    RECEIVED,
    /** The other side of a count difference. */
    COUNTED,
    SHIPPED
}
