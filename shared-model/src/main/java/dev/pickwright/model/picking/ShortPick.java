package dev.pickwright.model.picking;

import dev.pickwright.model.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fewer units were found than planned.
 * Constructing it throws {@link IllegalArgumentException} if found is out of range.
 *
 * @param found units found and put into the tote for this line in all, those already picked included; 0 to 1,000,000
 */
public record ShortPick(
        PickLineId line,
        int found,
        ShortReason reason,
        ShortResolution resolution,
        @Nullable Long version,
        @Nullable Instant deviceTime) {
    public ShortPick {
        if (found < 0 || found > Quantity.MAX) {
            throw new IllegalArgumentException("found is 0 to %d, not %d".formatted(Quantity.MAX, found));
        }
    }
}
