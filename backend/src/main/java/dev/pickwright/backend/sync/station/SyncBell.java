package dev.pickwright.backend.sync.station;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the sync loop when there is something to send. Rung before anybody waits, it is heard by the next who does. */
@Component
@AtStation
class SyncBell {

    /** Who works is answered meanwhile, and those who scan fast send several at once. */
    private static final long GATHER_MILLIS = 50;

    private final Semaphore rung = new Semaphore(0);
    private final Semaphore urgent = new Semaphore(0);
    private final AtomicBoolean workWanted = new AtomicBoolean();

    /** Within a transaction. */
    void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                rung.release();
            }
        });
    }

    /** Somebody asked for work, and there is none here. */
    void ringForWork() {
        workWanted.set(true);
        ring();
    }

    /** Whether it was rung for work since it was asked last. */
    boolean workWanted() {
        return workWanted.getAndSet(false);
    }

    void ring() {
        urgent.release();
        rung.release();
    }

    /** Until it rings, or the time is over. */
    void await(long millis) throws InterruptedException {
        if (rung.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            if (millis > 0) {
                urgent.tryAcquire(GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
            urgent.drainPermits();
            rung.drainPermits();
        }
    }
}
