package dev.pickwright.backend.platform.web;

import java.time.DateTimeException;
import java.time.Instant;

/** Which texts are let in, and which times. */
final class Texts {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Texts() {}

    /** The text itself. @throws IllegalArgumentException if a database could not give it back as it was */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw new IllegalArgumentException("a text holds no NUL and no half of a character");
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    /** @throws IllegalArgumentException if it is none, or one that a database could not give back as it was */
    static Instant time(String text) {
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Told below, as one that is out of range.
        }
        throw new IllegalArgumentException("a time looks like 2026-01-31T13:45:00Z");
    }
}
