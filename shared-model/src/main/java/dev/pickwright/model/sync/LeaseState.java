package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** Where central sees a lease. */
public enum LeaseState implements Wire {
    /** Granted; as far as central knows nothing was done yet. */
    RESERVED,
    /** An operation of it arrived. */
    STARTED,
    /** Started, and its station has not been heard of for long; only a person takes it away. */
    STALE,
    /** Over: done, returned, reclaimed, revoked or cancelled. */
    ENDED;

    public boolean open() {
        return this != ENDED;
    }
}
