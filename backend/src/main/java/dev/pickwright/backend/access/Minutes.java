package dev.pickwright.backend.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something was last seen is written once a minute at most, not with every request. */
final class Minutes {

    private Minutes() {}

    /** Whether a minute passed since then. @param last null for never */
    static boolean passed(@Nullable Instant last, Instant now) {
        return last == null || last.isBefore(before(now));
    }

    static Instant before(Instant now) {
        return now.minus(Duration.ofMinutes(1));
    }
}
