package dev.pickwright.backend.outbox;

/**
 * Takes every event at least once, in the order of its lane, on the relay's thread. An exception makes the relay
 * offer the event again later.
 */
public interface EventListener {
    void on(EventEnvelope event);
}
