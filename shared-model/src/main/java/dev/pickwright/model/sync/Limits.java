package dev.pickwright.model.sync;

/** How much a station may send at once. */
public record Limits(int operations, int bytes, long retryAfterMillis) {

    public static final Limits DEFAULT = new Limits(200, 262_144, 0);
}
