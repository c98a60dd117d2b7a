package dev.pickwright.model.picking;

import dev.pickwright.model.Wire;

/** Where a pick line stands; all but open are closed. */
public enum PickLineStatus implements Wire {
    OPEN,
    PICKED,
    SHORT,
    CANCELLED
}
