package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** What the station knows of an operation of its own: the word on the chip. */
public enum OperationStanding implements Wire {
    /** Durable on this station. */
    SAVED,
    /** On its way; central has not answered yet. */
    SENT,
    /** Central has it, and said so. */
    CONFIRMED,
    /** Central has it, and a supervisor or the operator must act. */
    ATTENTION,
    /** Central has it and does not understand it yet. */
    REVIEW;

    /** What the station shows after a ruling. What was diverted and has no case needs nobody any more. */
    public static OperationStanding of(Ruling ruling) {
        return switch (ruling.verdict()) {
            case APPLIED, APPLIED_FLAGGED, DUPLICATE -> CONFIRMED;
            case DIVERTED -> ruling.caseId() == null ? CONFIRMED : ATTENTION;
            case QUARANTINED, HELD -> REVIEW;
        };
    }

    /** Whether central has not confirmed to have it. */
    public boolean waits() {
        return this == SAVED || this == SENT;
    }
}
