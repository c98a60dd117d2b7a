package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** What a feed message says. A station ignores a kind that it does not know, and counts it. */
public enum FeedKind implements Wire {
    /** The lease is over; work on it stops at the next scan. */
    LEASE_REVOKED,
    /** The fulfillment is to be cancelled; the station answers with {@link OperationType#CANCEL_ACKNOWLEDGE}. */
    CANCEL_REQUESTED,
    /** Something of leased work changed at central: fetch its snapshot. */
    LEASE_CHANGED,
    /** The verdict on an operation of this station changed; the body is a {@link VerdictTold}. */
    VERDICT_CHANGED,
    /** The body is the case's id. */
    CASE_OPENED,
    /** The body is the case's id. */
    CASE_CLOSED,
    /** Rows of a reference table changed; the body is a {@link ReferenceRows}. */
    REFERENCE_CHANGED,
    /** The reference data is to be fetched anew. */
    RESYNC
}
