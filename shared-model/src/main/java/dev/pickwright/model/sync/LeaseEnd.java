package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** Why a lease is over. */
public enum LeaseEnd implements Wire {
    COMPLETED,
    RETURNED,
    RECLAIMED,
    REVOKED,
    CANCELLED,
    ADOPTED
}
