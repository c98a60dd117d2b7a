package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** What a station follows. Each feed numbers its messages from 1 without a gap. */
public enum FeedName implements Wire {
    /** What central wants of this station: leases, verdicts that changed, cases. */
    CONTROL,
    /** Changes of the reference data that all stations have. */
    REFERENCE
}
