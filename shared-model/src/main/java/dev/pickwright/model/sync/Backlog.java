package dev.pickwright.model.sync;

/**
 * What a station has that central has not confirmed.
 *
 * @param oldestMillis how long the oldest of it waits; 0 for none
 */
public record Backlog(long operations, long oldestMillis) {

    public static final Backlog NONE = new Backlog(0, 0);
}
