package dev.pickwright.backend.sync;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the sync loop when there is something to send. Rung before anybody waits, it is heard by the next who does. */
@AtStation
@org.springframework.stereotype.Component
class SyncBell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Until it rings, or the time is over. */
    void await(long millis) throws InterruptedException {
        if (rung.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
