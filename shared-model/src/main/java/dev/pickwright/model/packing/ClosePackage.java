package dev.pickwright.model.packing;

import dev.pickwright.model.EntryMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Closes the open package.
 * Constructing it throws {@link IllegalArgumentException} if the weight is out of range.
 *
 * @param weightGrams gross weight, 1 to 1,000,000
 */
public record ClosePackage(
        int weightGrams,
        EntryMode entry,
        @Nullable Long version,
        @Nullable Instant deviceTime) {
    public ClosePackage {
        if (weightGrams < 1 || weightGrams > 1_000_000) {
            throw new IllegalArgumentException("weight_grams is 1 to 1000000, not " + weightGrams);
        }
    }
}
