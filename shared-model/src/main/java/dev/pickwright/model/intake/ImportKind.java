package dev.pickwright.model.intake;

import dev.pickwright.model.Wire;

/** What the lines of an imported file are. */
public enum ImportKind implements Wire {
    ORDERS,
    SKUS,
    BINS,
    /** Counts of what stands in the bins. */
    STOCK
}
