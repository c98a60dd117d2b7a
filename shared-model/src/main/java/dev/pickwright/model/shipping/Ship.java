package dev.pickwright.model.shipping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hands a ready fulfillment's packages to a carrier.
 * Constructing it throws {@link IllegalArgumentException} if a text is too long.
 *
 * @param carrier at most 40 characters; null takes the warehouse's usual one
 * @param service at most 40 characters; null takes the warehouse's usual one
 * @param trackingNumber the carrier's, at most 64 characters; null if there is none
 */
public record Ship(
        @Nullable String carrier,
        @Nullable String service,
        @Nullable String trackingNumber,
        @Nullable Long version,
        @Nullable Instant deviceTime) {
    public Ship {
        check("carrier", carrier, 40);
        check("service", service, 40);
        check("tracking_number", trackingNumber, 64);
    }

    private static void check(String field, @Nullable String value, int max) {
        if (value != null && value.length() > max) {
            throw new IllegalArgumentException("%s has at most %d characters".formatted(field, max));
        }
    }
}
