package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** What central made of an operation. All of them advance the stream: one operation never stops those behind it. */
public enum OperationVerdict implements Wire {
    /** What happened and the step of the work are both in. */
    APPLIED,
    /** As applied, and somebody should look at it; the code says why. */
    APPLIED_FLAGGED,
    /** Seen before, under this place or another. */
    DUPLICATE,
    /** What happened is recorded, the step of the work is refused; a case tells a supervisor. */
    DIVERTED,
    /** It cannot be understood; kept as it came until somebody mends that. */
    QUARANTINED,
    /** Something before it on the same fulfillment is quarantined, or has not arrived; applied after that. */
    HELD;

    /** Whether nothing is to be said about the operation any more. */
    public boolean terminal() {
        return switch (this) {
            case APPLIED, APPLIED_FLAGGED, DUPLICATE, DIVERTED -> true;
            case QUARANTINED, HELD -> false;
        };
    }
}
