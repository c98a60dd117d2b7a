package dev.pickwright.model.quality;

/** What the newest check of a fulfillment says of what its packages hold now. */
public enum QcStanding {
    /** It passed, or a supervisor let it go, for just these contents. */
    DECIDED,
    /** It failed for just these contents, and a supervisor has not decided. */
    WAITS_FOR_SUPERVISOR,
    /** There is no result for these contents. */
    DUE
}
