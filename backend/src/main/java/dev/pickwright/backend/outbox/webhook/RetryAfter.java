package dev.pickwright.backend.outbox.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header of that name (RFC 9110, 10.2.3). */
final class RetryAfter {

    private static final Duration MAX = Duration.ofHours(24);

    private RetryAfter() {}

    /** How long to wait, at most a day; null if the header is missing or makes no sense. */
    static @Nullable Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        if (value.matches("[0-9]+")) {
            return value.length() > 9 ? MAX : capped(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return capped(Duration.between(now, then));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }
}
