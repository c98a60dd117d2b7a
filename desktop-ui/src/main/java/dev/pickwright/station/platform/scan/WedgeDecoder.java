package dev.pickwright.station.platform.scan;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells the bursts of a keyboard-wedge scanner from a person's typing. A scan is at least four characters that follow
 * one another within 60 ms and end in Enter or Tab; or any that begin with an AIM identifier such as {@code ]C1},
 * which is taken off. Pure: time comes in with each key. Not for concurrent use.
 */
public final class WedgeDecoder {

    private static final long MAX_GAP_NANOS = Duration.ofMillis(60).toNanos();
    private static final int MIN_LENGTH = 4;
    private static final int MAX_LENGTH = 128;
    private static final int AIM_LENGTH = 3;

    private final StringBuilder buffer = new StringBuilder();
    private long lastNanos;
    private boolean tooSlow;

    /** Takes a character. @param nanos when, on any clock that only goes forward */
    public void character(char c, long nanos) {
        boolean gap = !buffer.isEmpty() && nanos - lastNanos > MAX_GAP_NANOS;
        if (gap && !prefixed()) {
            buffer.setLength(0);
        }
        tooSlow = gap && prefixed();
        lastNanos = nanos;
        if (buffer.length() < MAX_LENGTH) {
            buffer.append(c);
        }
    }

    /** Takes Enter or Tab. @return the code, if what came before it was a scan */
    public Optional<String> terminator(long nanos) {
        String code = buffer.toString();
        boolean inTime = !code.isEmpty() && nanos - lastNanos <= MAX_GAP_NANOS;
        boolean identified = prefixed() && code.length() > AIM_LENGTH;
        boolean scanned = identified || inTime && !tooSlow && code.length() >= MIN_LENGTH;
        String payload = identified ? code.substring(AIM_LENGTH) : code;
        buffer.setLength(0);
        tooSlow = false;
        return scanned && !payload.isBlank() ? Optional.of(payload) : Optional.empty();
    }

    /** Whether the buffer begins with an AIM identifier, or may still become one. */
    private boolean prefixed() {
        return !buffer.isEmpty()
                && buffer.charAt(0) == ']'
                && (buffer.length() < 2 || Character.isLetter(buffer.charAt(1)))
                && (buffer.length() < AIM_LENGTH || Character.isLetterOrDigit(buffer.charAt(2)));
    }
}
