package dev.pickwright.backend.sync.operation;

import org.jspecify.annotations.Nullable;

/**
 * Where an operation came from.
 *
 * @param station its name, for the audit trail; null if nobody knows
 * @param clockOffsetMillis by how much its clock is ahead of this one
 */
public record Origin(@Nullable String station, long clockOffsetMillis) {

    /** This station itself, or one of which nothing is known. */
    public static final Origin UNKNOWN = new Origin(null, 0);
}
