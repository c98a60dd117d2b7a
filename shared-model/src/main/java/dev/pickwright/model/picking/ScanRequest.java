package dev.pickwright.model.picking;

import dev.pickwright.model.EntryMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code that came in while a task was on screen.
 * Constructing it throws {@link IllegalArgumentException} if the code is empty or too long.
 *
 * @param code as read, also with symbology identifier and separators, 1 to 256 characters
 * @param version of the task that was on screen; a task that moved on refuses with {@code task_changed}; null skips that check
 * @param deviceTime when it came in, by the station's clock
 */
public record ScanRequest(
        String code,
        EntryMode entry,
        @Nullable Long version,
        @Nullable Instant deviceTime) {

    private static final int MAX = 256;

    public ScanRequest {
        if (code.isBlank() || code.length() > MAX || code.indexOf(0) >= 0) {
            throw new IllegalArgumentException("code has 1 to %d characters, none of them NUL".formatted(MAX));
        }
    }
}
