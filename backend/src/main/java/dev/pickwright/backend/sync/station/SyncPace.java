package dev.pickwright.backend.sync.station;

import java.util.function.DoubleSupplier;

/**
 * When the next hello is due, how long to wait after a failure, and how much to send at once. Times are milliseconds since
 * the start of the backend, so that no clock that is set moves them.
 */
final class SyncPace {

    static final int FIRST_BATCH = 50;
    private static final int LARGEST_BATCH = 500;
    private static final int STEP = 50;
    private static final long QUICK_MILLIS = 3_000;

    /** Well within the time that a push may take; less is what others make a station wait for, and no smaller batch helps. */
    private static final long SLOW_MILLIS = 8_000;

    private static final long HELLO_MILLIS = 30_000;
    private static final double HELLO_SPREAD = 0.2;

    private static final long FIRST_WAIT = 1_000;
    private static final long LONGEST_WAIT = 60_000;
    private static final int DOUBLINGS = 6;

    private final DoubleSupplier random;
    private long helloAt;
    private long quietUntil;
    private int failures;
    private int batch = FIRST_BATCH;

    /** @param random from 0 to 1 */
    SyncPace(DoubleSupplier random) {
        this.random = random;
    }

    boolean helloDue(long now) {
        return now >= helloAt;
    }

    /** Whether nothing is to be sent yet, because something failed. */
    boolean quiet(long now) {
        return now < quietUntil;
    }

    /** How long nothing is to be done, unless something new is to be sent. */
    long rest(long now) {
        return Math.max(0, Math.max(quietUntil, helloAt) - now);
    }

    /** How long nothing may be sent at all. */
    long quietFor(long now) {
        return Math.max(0, quietUntil - now);
    }

    void greeted(long now) {
        double spread = 1 + HELLO_SPREAD * (2 * random.getAsDouble() - 1);
        helloAt = now + Math.round(HELLO_MILLIS * spread);
    }

    /** All is as it should be: the next failure is a first one. */
    void answered() {
        failures = 0;
        quietUntil = 0;
    }

    /** The next hello is due at once, also after failures. */
    void helloNow() {
        helloAt = 0;
        quietUntil = 0;
        failures = 0;
    }

    /** The next hello is due as soon as something may be sent. */
    void helloNext() {
        helloAt = 0;
    }

    /** Full jitter: whoever lost the same link comes back at another moment. @param atLeast what central asked for */
    void failed(long now, long atLeast) {
        long most = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures, DOUBLINGS));
        failures++;
        long wait = atLeast == 0
                ? Math.round(most * random.getAsDouble())
                : Math.round(atLeast * (1 + random.getAsDouble() / 2));
        quietUntil = now + wait;
    }

    /** @param most central's limit */
    int batch(int most) {
        return Math.min(batch, most);
    }

    /** A batch was taken. @param millis how long that took */
    void pushed(long millis) {
        if (millis > SLOW_MILLIS) {
            halve();
        } else if (millis <= QUICK_MILLIS) {
            batch = Math.min(LARGEST_BATCH, batch + STEP);
        }
    }

    /** A batch was too large, or did not arrive in time. */
    void halve() {
        batch = Math.max(1, batch / 2);
    }
}
