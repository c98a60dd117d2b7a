package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** What a supervisor decides of a case. */
public enum CaseOutcome implements Wire {
    /** The goods go back: put-back tasks are made. */
    PUT_BACK,
    /** The late work counts: nobody else began, so it is applied after all. */
    ADOPT,
    /** What lines still want counts, the other goods go back. */
    MERGE,
    /** The goods have left with the customer's knowledge: they leave stock. */
    SHIP_ANYWAY,
    /** The goods are gone: they leave stock as a difference. */
    WRITE_OFF,
    /** Apply again what was not understood. */
    RETRY
}
