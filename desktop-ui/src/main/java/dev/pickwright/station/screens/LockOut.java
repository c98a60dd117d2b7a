package dev.pickwright.station.screens;

import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.i18n.Messages;
import java.time.Duration;

/** How long a badge or a station has to wait after wrong PINs. */
public final class LockOut {

    private static final Duration IF_NOT_SAID = Duration.ofSeconds(30);

    private LockOut() {}

    public static Duration of(DomainFailure failure) {
        String seconds = failure.fact("retry_after_seconds");
        return seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : IF_NOT_SAID;
    }

    /** As a person reads it; a second that has begun counts as one. */
    public static String left(Duration left) {
        long seconds = Math.max(0, left.plusMillis(999).toSeconds());
        return Messages.text(
                seconds < 60 ? "lock_out.seconds" : "lock_out.minutes", seconds, seconds / 60, seconds % 60);
    }
}
