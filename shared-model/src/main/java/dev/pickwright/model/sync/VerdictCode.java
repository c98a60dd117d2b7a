package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** Why a verdict is not plainly {@code applied}. */
public enum VerdictCode implements Wire {
    CLOCK_IMPLAUSIBLE,
    ACTOR_DISABLED,
    STOCK_NEGATIVE,
    LEASE_UNKNOWN,
    LEASE_REVOKED,
    LEASE_REASSIGNED,
    CANCELLED,
    LINE_ALREADY_PICKED,
    STATE_INVALID,
    PREDECESSOR_DIVERTED,
    LABEL_DUPLICATE,
    UNKNOWN_TYPE,
    SCHEMA_INVALID,
    HANDLER_ERROR,
    PREDECESSOR_QUARANTINED,
    /** What another station picked has not arrived. */
    PICKS_AWAITED
}
