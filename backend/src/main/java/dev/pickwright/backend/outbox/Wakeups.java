package dev.pickwright.backend.outbox;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where one thread sleeps until there is something to do in some shards. */
final class Wakeups {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long shards;
    private boolean woken;

    void wake(long bits) {
        lock.lock();
        try {
            shards |= bits;
            woken = true;
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What was rung for since the last call, after waiting for it no longer than so long; -1 if nothing was. */
    long await(Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (!woken && nanos > 0) {
                nanos = rung.awaitNanos(nanos);
            }
            long result = woken ? shards : -1;
            shards = 0;
            woken = false;
            return result;
        } finally {
            lock.unlock();
        }
    }
}
