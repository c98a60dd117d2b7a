package dev.pickwright.model.access;

import java.time.Instant;

/**
 * A code by which one station may enrol.
 *
 * @param code letters and digits that are not mistaken for one another; shown once
 */
public record StationCode(String code, String name, String warehouse, Instant expiresAt) {

    /** Without the code, so that it never reaches a log. */
    @Override
    public String toString() {
        return "StationCode[name=%s]".formatted(name);
    }
}
