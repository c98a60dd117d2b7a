package dev.pickwright.backend.outbox;

import dev.pickwright.model.event.EventType;
import java.util.Set;
import java.util.TreeSet;

/** The parts the lanes are spread over; which lane lies where never changes. */
final class Shards {

    static final int COUNT = 64;

    private Shards() {}

    static int of(EventType.Lane lane, String laneId) {
        return Math.floorMod((lane.wire() + "|" + laneId).hashCode(), COUNT);
    }

    static long bits(Iterable<Integer> shards) {
        long bits = 0;
        for (int shard : shards) {
            bits |= 1L << shard;
        }
        return bits;
    }

    static Set<Integer> of(long bits) {
        Set<Integer> shards = new TreeSet<>();
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            shards.add(Long.numberOfTrailingZeros(rest));
        }
        return shards;
    }
}
