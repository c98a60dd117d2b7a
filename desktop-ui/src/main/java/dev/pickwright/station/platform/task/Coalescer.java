package dev.pickwright.station.platform.task;

import java.time.Duration;

/**
 * Does a piece of work at once when it is wanted, but not again within an interval: what is wanted meanwhile is done
 * once, at its end. JavaFX thread.
 */
public final class Coalescer {

    private final Tasks tasks;
    private final Duration interval;
    private final Runnable work;
    private boolean resting;
    private boolean wanted;
    private boolean closed;

    public Coalescer(Tasks tasks, Duration interval, Runnable work) {
        this.tasks = tasks;
        this.interval = interval;
        this.work = work;
    }

    public void want() {
        if (resting) {
            wanted = true;
        } else if (!closed) {
            resting = true;
            wanted = false;
            work.run();
            tasks.later(interval, this::rested);
        }
    }

    private void rested() {
        resting = false;
        if (wanted) {
            want();
        }
    }

    /** Does nothing any more. */
    public void close() {
        closed = true;
    }
}
