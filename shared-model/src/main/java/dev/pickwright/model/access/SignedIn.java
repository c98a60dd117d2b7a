package dev.pickwright.model.access;

import java.time.Instant;

/**
 * A session begun or resumed.
 *
 * @param session the secret to send as {@code Operator-Session}; shown once
 * @param resumed whether the badge alone resumed a session; else the PIN opened one
 */
public record SignedIn(String session, OperatorView operator, Instant expiresAt, boolean resumed) {

    /** Without the session, so that it never reaches a log. */
    @Override
    public String toString() {
        return "SignedIn[operator=%s]".formatted(operator.id());
    }
}
