package dev.pickwright.backend.outbox;

import java.util.TreeSet;

/** A shard as one courier holds it: how far it has looked, and what is open. Guarded by {@link Work}. */
final class HeldShard {
    final long epoch;
    final TreeSet<Long> open = new TreeSet<>();
    long cursor;
    long stored;
    /** Nothing above it counts as done: what was given back lies there. */
    long ceiling = Long.MAX_VALUE;

    boolean closed;

    HeldShard(long epoch, long cursor) {
        this.epoch = epoch;
        this.cursor = cursor;
        this.stored = cursor;
    }

    long done() {
        return Math.min(ceiling, open.isEmpty() ? cursor : open.first() - 1);
    }
}
