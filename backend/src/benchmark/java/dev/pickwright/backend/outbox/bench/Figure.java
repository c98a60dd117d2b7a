package dev.pickwright.backend.outbox.bench;

/** What is measured. */
enum Figure {
    PRODUCED,
    PRODUCED_OF_PLAIN,
    DRAINED,
    DELIVERED_UNDER_LOAD,
    PRODUCED_UNDER_LOAD,
    P50,
    P99,
    VIOLATIONS,
    DUPLICATES,
    LOST,
    LEFT,
    CLAIM_FEW,
    CLAIM_MANY,
    CLAIM_RATIO
}
