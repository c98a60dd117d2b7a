package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Wire;

/** Where a hold comes from. */
public enum HoldKind implements Wire {
    /** Somebody placed it. */
    MANUAL,
    /** A failed QC check placed it. */
    QC
}
