package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** What a lease is for. */
public enum LeaseKind implements Wire {
    /** Work that has begun, or begins now. It does not run out by itself. */
    ACTIVE,
    /** Work for the time without central; may be started until its {@code startBy}, and is taken back after it. */
    RESERVE
}
