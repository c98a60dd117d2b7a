package dev.pickwright.station.platform.scan;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells the bursts of a keyboard-wedge scanner from a person's typing. A scan is at least four characters that follow
 * one another within 60 ms and end in Enter or Tab; or any that begin with an AIM identifier such as {@code ]C1}. One
 * longer gap is forgiven, as the window itself may be held up in the middle of a burst. The code is handed on as it was
 * read, with its identifier and separators: what they mean is the backend's to tell. Pure: time comes in with each key.
 * Not for concurrent use.
 */
public final class WedgeDecoder {

    private static final long FAST_NANOS = Duration.ofMillis(60).toNanos();
    private static final long HELD_UP_NANOS = Duration.ofMillis(450).toNanos();
    private static final int SLOW_FORGIVEN = 1;
    private static final int MIN_LENGTH = 4;

    /** One more than the backend takes, so that a longer code is refused and not read as a shorter one. */
    private static final int MAX_LENGTH = 257;

    private final StringBuilder buffer = new StringBuilder();
    private long lastNanos;
    private int slowGaps;

    /** Takes a character. @param nanos when, on any clock that only goes forward */
    public void character(char c, long nanos) {
        gap(nanos);
        if (buffer.length() < MAX_LENGTH) {
            buffer.append(c);
        }
    }

    /** Takes Enter or Tab. @return the code, if what came before it was a scan */
    public Optional<String> terminator(long nanos) {
        gap(nanos);
        String code = buffer.toString();
        boolean identified = Aim.mayBegin(code) && code.length() > Aim.LENGTH;
        boolean burst = code.length() >= MIN_LENGTH && slowGaps <= SLOW_FORGIVEN;
        forget();
        return (identified || burst) && !Aim.without(code).isBlank() ? Optional.of(code) : Optional.empty();
    }

    /** What came so far is part of nothing. */
    public void forget() {
        buffer.setLength(0);
        slowGaps = 0;
    }

    private void gap(long nanos) {
        long gap = nanos - lastNanos;
        lastNanos = nanos;
        if (buffer.isEmpty() || Aim.mayBegin(buffer)) {
            return;
        }
        if (gap > HELD_UP_NANOS) {
            forget();
        } else if (gap > FAST_NANOS) {
            slowGaps++;
        }
    }
}
