package dev.pickwright.backend.platform.time;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * UUIDv7 with 48 bits of milliseconds, a 12 bit counter that keeps ids of one process in the order made, and 62
 * random bits (RFC 9562, section 6.2, method 1).
 */
final class UuidV7Source implements IdSource {

    private static final int COUNTER_MASK = 0xfff;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private long lastMillis;
    private int counter;

    UuidV7Source(Clock clock) {
        this.clock = clock;
    }

    @Override
    public UUID next() {
        long high;
        synchronized (this) {
            long now = clock.millis();
            if (now > lastMillis) {
                lastMillis = now;
                counter = 0;
            } else if (++counter > COUNTER_MASK) {
                lastMillis++;
                counter = 0;
            }
            high = (lastMillis << 16) | 0x7000L | counter;
        }
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
