package dev.pickwright.backend.outbox.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Who committed what when, and what was delivered: the judge of order, duplicates, losses and latency. */
final class History {

    private static final int EVENTS = 4_000_000;

    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicLongArray committedAt = new AtomicLongArray(EVENTS);
    private final AtomicIntegerArray deliveries = new AtomicIntegerArray(EVENTS);
    private final AtomicLongArray lastOfLane;
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong violations = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private volatile Histogram latency = new ConcurrentHistogram(3);

    History(int lanes) {
        lastOfLane = new AtomicLongArray(lanes + 1);
    }

    int nextNumber() {
        return numbers.getAndIncrement();
    }

    /** Called by the committing thread as soon as COMMIT has answered. */
    void committed(int number) {
        committedAt.set(number, System.nanoTime());
        committed.incrementAndGet();
    }

    void delivered(BenchEvent event) {
        long now = System.nanoTime();
        if (deliveries.getAndIncrement(event.number()) > 0) {
            duplicates.incrementAndGet();
            return;
        }
        long before = lastOfLane.getAndSet(event.lane(), event.laneSeq());
        if (before != event.laneSeq() - 1) {
            violations.incrementAndGet();
        }
        // Another connection may see the row before the committing thread runs on: no time has passed then.
        long since = committedAt.get(event.number());
        latency.recordValue(since == 0 ? 0 : Math.max(0, (now - since) / 1_000));
        delivered.incrementAndGet();
    }

    /** Starts a new histogram. */
    void forgetLatency() {
        latency = new ConcurrentHistogram(3);
    }

    /** In microseconds. */
    Histogram latency() {
        return latency;
    }

    long committed() {
        return committed.get();
    }

    long delivered() {
        return delivered.get();
    }

    /** First deliveries that did not come right after the one before them in their lane. */
    long violations() {
        return violations.get();
    }

    long duplicates() {
        return duplicates.get();
    }

    long lost() {
        long lost = 0;
        for (int number = 0; number < numbers.get(); number++) {
            if (committedAt.get(number) != 0 && deliveries.get(number) == 0) {
                lost++;
            }
        }
        return lost;
    }
}
