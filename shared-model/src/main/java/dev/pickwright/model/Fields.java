package dev.pickwright.model;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks of texts and numbers that come from outside. Each throws {@link IllegalArgumentException} with a sentence that
 * begins with the field.
 */
public final class Fields {

    private static final int SCALE = 4;
    private static final int WHOLE_DIGITS = 10;

    private Fields() {}

    /** The text without blanks around it, 1 to {@code max} characters, no control character. */
    public static String text(String field, @Nullable String value, int max) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > max) {
            throw new IllegalArgumentException("%s has 1 to %d characters".formatted(field, max));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " has a control character in it");
        }
        return text;
    }

    /** {@link #text}, or null for null or blank. */
    public static @Nullable String optional(String field, @Nullable String value, int max) {
        return value == null || value.isBlank() ? null : text(field, value, max);
    }

    /** {@link #text} in upper case. */
    public static String code(String field, @Nullable String value, int max) {
        // Some characters become several in upper case.
        return text(field, text(field, value, max).toUpperCase(Locale.ROOT), max);
    }

    /** {@link #code}, or null for null. */
    public static @Nullable String codeOrNull(String field, @Nullable String value, int max) {
        return value == null ? null : code(field, value, max);
    }

    public static int between(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s is %d to %d, not %d".formatted(field, min, max, value));
        }
        return value;
    }

    /** Passes for null, and for what the database keeps without rounding. */
    public static void number(String field, @Nullable BigDecimal value) {
        if (value != null && (value.scale() > SCALE || value.precision() - (long) value.scale() > WHOLE_DIGITS)) {
            throw new IllegalArgumentException(
                    "%s has at most %d digits before the point and %d after it".formatted(field, WHOLE_DIGITS, SCALE));
        }
    }

    public static void required(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("%s is missing".formatted(field));
        }
    }
}
