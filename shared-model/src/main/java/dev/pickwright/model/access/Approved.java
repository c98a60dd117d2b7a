package dev.pickwright.model.access;

import java.time.Instant;

/**
 * An approval, good for one request.
 *
 * @param approval the secret to send as {@code Approval} with that request; shown once
 * @param approver the supervisor's name
 */
public record Approved(String approval, Approvable action, String subject, String approver, Instant expiresAt) {

    /** Without the secret, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Approved[action=%s, subject=%s]".formatted(action, subject);
    }
}
