package dev.pickwright.backend.outbox;

import java.time.Duration;

/**
 * A way to push events to endpoints of one kind. Called on virtual threads, many at a time, never inside a
 * transaction, and never for two messages of one lane and endpoint at once.
 */
public interface Transport {

    /** The kind of endpoint it serves. */
    String kind();

    /**
     * Hands a message over. Returns when the receiver has acknowledged it, and not before.
     *
     * @throws PublishFailure if it did not
     * @throws InterruptedException if the caller gave up waiting
     */
    void publish(Endpoint endpoint, Message message) throws PublishFailure, InterruptedException;

    /** How long one {@link #publish} may take before it counts as failed. */
    Duration timeout();

    /** How many messages one endpoint gets at a time. */
    int concurrency();

    /** How long to wait after a failure. @param failures how many there have been, from 1 */
    Duration backoff(int failures);
}
