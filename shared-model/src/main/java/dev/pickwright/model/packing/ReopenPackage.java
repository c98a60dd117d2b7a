package dev.pickwright.model.packing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Opens a closed package again.
 * Constructing it throws {@link IllegalArgumentException} if that cannot be an SSCC.
 *
 * @param sscc 18 digits
 */
public record ReopenPackage(
        String sscc, @Nullable Long version, @Nullable Instant deviceTime) {
    public ReopenPackage {
        if (!sscc.matches("[0-9]{18}")) {
            throw new IllegalArgumentException("sscc has 18 digits");
        }
    }
}
