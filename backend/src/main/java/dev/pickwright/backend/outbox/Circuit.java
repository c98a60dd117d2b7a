package dev.pickwright.backend.outbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds messages back from an endpoint that cannot be reached, so that an outage costs no message a try. After some
 * failures in a row it opens; then one message at a time probes, at growing distances, until one gets through.
 */
final class Circuit {

    /** Whether a message may go. */
    enum Pass {
        GO,
        /** It may, to find out whether the receiver is there again. */
        PROBE,
        /** Nothing goes any more. */
        STOPPED
    }

    enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }

    private static final int OPENS_AFTER = 5;

    /** A probe that has not come back by then is given up, and another one goes. */
    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Duration firstPause;
    private final Duration longestPause;
    private State state = State.CLOSED;
    private int failures;
    private int probes;
    private long openUntil;
    private boolean stopped;

    Circuit(Duration firstPause, Duration longestPause) {
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** Waits until a message may go. */
    Pass enter() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped) {
                if (state == State.CLOSED) {
                    return Pass.GO;
                }
                long wait = openUntil - System.nanoTime();
                if (wait <= 0) {
                    state = State.HALF_OPEN;
                    openUntil = System.nanoTime() + PROBE_NANOS;
                    return Pass.PROBE;
                }
                changed.awaitNanos(wait);
            }
            return Pass.STOPPED;
        } finally {
            lock.unlock();
        }
    }

    /** The receiver answered, whatever it said. */
    void reached() {
        lock.lock();
        try {
            failures = 0;
            probes = 0;
            if (state != State.CLOSED) {
                state = State.CLOSED;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The receiver did not answer. */
    void missed() {
        lock.lock();
        try {
            failures++;
            if (state == State.HALF_OPEN || state == State.CLOSED && failures >= OPENS_AFTER) {
                long pause = Math.min(longestPause.toNanos(), firstPause.toNanos() << Math.min(probes, 20));
                probes++;
                openUntil = System.nanoTime() + pause;
                state = State.OPEN;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Lets all that wait go home. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
