package dev.pickwright.model.picking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes a picklist from whoever has it.
 * Constructing it throws {@link IllegalArgumentException} if the reason is empty or too long.
 *
 * @param reason 1 to 200 characters
 */
public record TakeOver(
        String reason, @Nullable Long version, @Nullable Instant deviceTime) {
    public TakeOver {
        if (reason.isBlank() || reason.length() > 200) {
            throw new IllegalArgumentException("reason has 1 to 200 characters");
        }
    }
}
