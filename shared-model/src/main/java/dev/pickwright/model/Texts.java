package dev.pickwright.model;

import org.jspecify.annotations.Nullable;

/** Checks of texts that come from outside. */
public final class Texts {

    private Texts() {}

    /** The text without blanks around it. @throws IllegalArgumentException if nothing is left, or too much, or a control character stands in it */
    public static String needed(String field, @Nullable String text, int max) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.length() > max) {
            throw new IllegalArgumentException("%s has 1 to %d characters".formatted(field, max));
        }
        return clean(field, stripped);
    }

    /** {@link #needed}, or null for null or blank. */
    public static @Nullable String optional(String field, @Nullable String text, int max) {
        return text == null || text.isBlank() ? null : needed(field, text, max);
    }

    private static String clean(String field, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " has a control character in it");
        }
        return text;
    }
}
