package dev.pickwright.model.picking;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Goods went back into a bin.
 * Constructing it throws {@link IllegalArgumentException} if the bin is empty or too long.
 *
 * @param bin the bin's code, 1 to 128 characters
 * @param quantity null for all of them; the rest stays to be done
 */
public record PutBackReport(
        String bin,
        @Nullable Quantity quantity,
        EntryMode entry,
        @Nullable Instant deviceTime) {
    public PutBackReport {
        if (bin.isBlank() || bin.length() > 128) {
            throw new IllegalArgumentException("bin has 1 to 128 characters");
        }
    }
}
