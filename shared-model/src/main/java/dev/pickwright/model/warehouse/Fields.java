package dev.pickwright.model.warehouse;

import dev.pickwright.model.Quantity;
import dev.pickwright.model.scan.Gtin;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks of texts and numbers that come from outside; each throws {@link IllegalArgumentException} naming the field. */
public final class Fields {

    private Fields() {}

    /** The text without blanks around it, 1 to {@code max} characters, no control character. */
    public static String text(String field, @Nullable String value, int max) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > max || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "%s has 1 to %d characters, none of them a control character".formatted(field, max));
        }
        return text;
    }

    /** {@link #text} in upper case. */
    public static String code(String field, @Nullable String value, int max) {
        return text(field, text(field, value, max).toUpperCase(Locale.ROOT), max);
    }

    public static @Nullable String codeOrNull(String field, @Nullable String value, int max) {
        return value == null ? null : code(field, value, max);
    }

    /** The 14 digits of a GTIN-8, -12, -13 or -14. */
    static String gtin(String field, @Nullable String value) {
        return Gtin.read(value == null ? "" : value.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has 8, 12, 13 or 14 digits, and the last must be the check digit of the others"
                                .formatted(field)));
    }

    static int between(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s is %d to %d, not %d".formatted(field, min, max, value));
        }
        return value;
    }

    static void required(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("%s is missing".formatted(field));
        }
    }

    static int units(String field, int value) {
        return between(field, value, 1, Quantity.MAX);
    }
}
