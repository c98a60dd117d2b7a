package dev.pickwright.model.picking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fewer units were found than planned.
 * Constructing it throws {@link IllegalArgumentException} if found is negative.
 *
 * @param found units found and put into the tote for this line in all, those already picked included; 0 or more
 */
public record ShortPick(
        PickLineId line,
        int found,
        ShortReason reason,
        ShortResolution resolution,
        @Nullable Long version,
        @Nullable Instant deviceTime) {
    public ShortPick {
        if (found < 0) {
            throw new IllegalArgumentException("found is 0 or more, not " + found);
        }
    }
}
