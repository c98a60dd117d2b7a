package dev.pickwright.model.fulfillment;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a status, whatever operation leads there.
 * Constructing it throws {@link IllegalArgumentException} if the reason is longer.
 *
 * @param reason at most 200 characters; null if nobody says one
 */
public record UpdateStatus(
        FulfillmentStatus status, @Nullable String reason) {
    public UpdateStatus {
        if (reason != null && reason.length() > 200) {
            throw new IllegalArgumentException("reason has at most 200 characters");
        }
    }
}
