package dev.pickwright.model.sync.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Simulated time, chance and what happens next; all of it follows from the seed. */
final class World {

    private record Event(long time, long order, Runnable work) {}

    /** The first of January 2026. */
    static final long START = 1_767_225_600_000L;

    final long seed;
    final Counts counts = new Counts();
    final Trace trace;
    final @Nullable Bug bug;
    private final PriorityQueue<Event> queue =
            new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::order));
    private long order;
    private long ids;
    private long now = START;

    World(long seed, @Nullable Bug bug, Trace trace) {
        this.seed = seed;
        this.bug = bug;
        this.trace = trace;
    }

    boolean has(Bug planted) {
        return bug == planted;
    }

    /** True time, milliseconds since 1970. */
    long now() {
        return now;
    }

    /** Chance of its own for each purpose, so that leaving a fault out changes little else. */
    SplittableRandom random(String purpose) {
        long mixed = seed * 0x9E3779B97F4A7C15L + purpose.hashCode() * 0xBF58476D1CE4E5B9L;
        return new SplittableRandom(mixed ^ (mixed >>> 31));
    }

    UUID id() {
        ids++;
        return new UUID(0x0190_0000_0000_7000L | seed << 16, 0x8000_0000_0000_0000L | ids);
    }

    void after(long millis, Runnable work) {
        queue.add(new Event(now + Math.max(0, millis), order++, work));
    }

    void at(long time, Runnable work) {
        queue.add(new Event(Math.max(now, time), order++, work));
    }

    /** Runs what is due until then; the check runs after every event. */
    void run(long until, Runnable check) {
        while (true) {
            Event next = queue.peek();
            if (next == null || next.time() > until) {
                break;
            }
            queue.poll();
            now = next.time();
            counts.add(Counts.EVENTS);
            next.work().run();
            check.run();
        }
        now = until;
    }
}
