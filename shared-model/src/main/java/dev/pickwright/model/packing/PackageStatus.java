package dev.pickwright.model.packing;

import dev.pickwright.model.Wire;

/** Where a package stands. */
public enum PackageStatus implements Wire {
    OPEN,
    CLOSED,
    VOIDED,
    SHIPPED
}
