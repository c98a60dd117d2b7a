package dev.pickwright.model.access;

import java.time.Instant;

/**
 * A session begun.
 *
 * @param session the secret to send as {@code Operator-Session}; shown once
 */
public record SignedIn(String session, OperatorView operator, Instant expiresAt) {

    /** Without the session, so that it never reaches a log. */
    @Override
    public String toString() {
        return "SignedIn[operator=%s]".formatted(operator.id());
    }
}
