package dev.pickwright.model.scan;

import dev.pickwright.model.EntryMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The question what a code is.
 * Constructing it throws {@link IllegalArgumentException} if the code is empty or too long, or the entry is missing.
 *
 * @param code as read, also with symbology identifier and separators, 1 to 256 characters
 * @param deviceTime when it came in, by the station's clock
 */
public record LookUp(String code, EntryMode entry, @Nullable Instant deviceTime) {

    private static final int MAX = 256;

    public LookUp {
        String given = code == null ? "" : code;
        if (given.isBlank() || given.length() > MAX || given.indexOf(0) >= 0) {
            throw new IllegalArgumentException("code has 1 to %d characters, none of them NUL".formatted(MAX));
        }
        if (entry == null) {
            throw new IllegalArgumentException("entry is scanned or typed");
        }
    }
}
