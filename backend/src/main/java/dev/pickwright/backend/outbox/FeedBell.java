package dev.pickwright.backend.outbox;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Rings when the feed has grown, in this process or in another. */
@Component
class FeedBell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long newest;

    void ring(long no) {
        lock.lock();
        try {
            if (no > newest) {
                newest = no;
                rung.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** @return the newest number heard of, after it passed the given one or the time was over */
    long await(long no, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (newest <= no && nanos > 0) {
                nanos = rung.awaitNanos(nanos);
            }
            return newest;
        } finally {
            lock.unlock();
        }
    }
}
