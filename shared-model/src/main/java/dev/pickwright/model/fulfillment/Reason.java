package dev.pickwright.model.fulfillment;

import org.jspecify.annotations.Nullable;

/**
 * The body of a command that wants nothing but, perhaps, a reason.
 * Constructing it throws {@link IllegalArgumentException} if it is longer.
 *
 * @param reason at most 200 characters; null if nobody says one
 */
public record Reason(@Nullable String reason) {
    public Reason {
        if (reason != null && reason.length() > 200) {
            throw new IllegalArgumentException("reason has at most 200 characters");
        }
    }
}
