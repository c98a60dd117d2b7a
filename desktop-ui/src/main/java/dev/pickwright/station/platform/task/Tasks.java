package dev.pickwright.station.platform.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs calls to the backend away from the JavaFX thread, and brings their results back to it. */
public interface Tasks {

    /**
     * Runs the call after those given before it with the same lane have ended, so that scans keep their order.
     * Exactly one of the two callbacks is called, on the JavaFX thread.
     */
    <T> void run(Lane lane, Callable<T> call, Consumer<T> success, Consumer<Exception> failure);

    /** Runs it on the JavaFX thread after a pause. */
    void later(Duration pause, Runnable work);

    /** Keeps the calls of one screen in order. */
    final class Lane {}
}
