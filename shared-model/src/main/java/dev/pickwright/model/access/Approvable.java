package dev.pickwright.model.access;

import dev.pickwright.model.Wire;

/** What a supervisor can let an operator do once, at the operator's station. */
public enum Approvable implements Wire {
    RELEASE_HOLD,
    /** A code or quantity typed where the warehouse wants it scanned. */
    TYPED_ENTRY,
    OVERRIDE_CAPACITY,
    /** Packing what another station picked and has not sent. */
    TAKE_OVER_TOTE
}
