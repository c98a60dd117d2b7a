package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.SupplyChanged;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tries again what waits for stock or capacity, on one thread of its own: fulfillments first, then orders. A commit of
 * this process that brings some wakes it; it looks by itself now and then, since slots also open as time goes by.
 */
@Component
class SupplyWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SupplyWatch.class);
    private static final long POLL_SECONDS = 60;
    /** Between two looks, so that a file of stock does not mean a look per line. */
    private static final long REST_MILLIS = 1_000;

    private final List<SupplyTaker> takers;
    private final Unroutables unroutables;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    SupplyWatch(List<SupplyTaker> takers, Unroutables unroutables) {
        this.takers = List.copyOf(takers);
        this.unroutables = unroutables;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(SupplyChanged event) {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        ended.drainPermits();
        thread = Thread.ofPlatform().name("supply-watch").daemon().start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        ended.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            try {
                wake.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS);
                wake.drainPermits();
                if (running) {
                    look();
                    ended.tryAcquire(REST_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("What waits for stock or capacity could not be tried; it is next time", e);
            }
        }
    }

    /** One look at everything that waits. */
    void look() {
        Actor self = Actor.system("supply");
        takers.forEach(taker -> taker.takeSupply(self));
        unroutables.retryAll(self);
    }
}
