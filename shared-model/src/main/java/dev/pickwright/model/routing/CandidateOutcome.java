package dev.pickwright.model.routing;

import dev.pickwright.model.Wire;

/** What became of a warehouse that might have served an order. */
public enum CandidateOutcome implements Wire {
    CHOSEN,
    /** A rule forbids it. */
    EXCLUDED,
    /** It might have served, and others do. */
    PASSED_OVER
}
