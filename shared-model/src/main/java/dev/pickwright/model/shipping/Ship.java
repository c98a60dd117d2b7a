package dev.pickwright.model.shipping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hands a ready fulfillment's packages to a carrier.
 * Constructing it throws {@link IllegalArgumentException} if a text is too long.
 *
 * @param carrier null takes the warehouse's usual one
 * @param service null takes the warehouse's usual one
 * @param trackingNumber the carrier's, at most 64 characters; null if there is none
 */
public record Ship(
        @Nullable String carrier,
        @Nullable String service,
        @Nullable String trackingNumber,
        @Nullable Long version,
        @Nullable Instant deviceTime) {
    public Ship {
        if (trackingNumber != null && trackingNumber.length() > 64) {
            throw new IllegalArgumentException("tracking_number has at most 64 characters");
        }
    }
}
