package dev.pickwright.model.warehouse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which goods of a SKU they are, as far as it was read or is known.
 * Constructing it throws {@link IllegalArgumentException} if lot or serial is empty or has more than 20 characters.
 *
 * @param lot GS1 AI 10
 * @param expiry GS1 AI 17
 * @param serial GS1 AI 21; goods with one are single units
 */
public record Trace(
        @Nullable String lot,
        @Nullable LocalDate expiry,
        @Nullable String serial) {

    /** Nothing is known. */
    public static final Trace NONE = new Trace(null, null, null);

    private static final int MAX = 20;

    public Trace {
        check("lot", lot);
        check("serial", serial);
    }

    private static void check(String field, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.length() > MAX)) {
            throw new IllegalArgumentException("%s has 1 to %d characters".formatted(field, MAX));
        }
    }
}
