package dev.pickwright.backend.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers committed events and offers them to the listeners, on one thread of its own. A commit of this process wakes
 * it at once; it looks by itself once a second for those of others.
 */
@Component
class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final long POLL_MILLIS = 1_000;

    private final OutboxStore store;
    private final List<EventListener> listeners;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    Relay(OutboxStore store, List<EventListener> listeners, PlatformTransactionManager manager, Clock clock) {
        this.store = store;
        this.listeners = listeners;
        this.transactions = new TransactionTemplate(manager);
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void appended(Outbox.Appended event) {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
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
                boolean more = number() | deliver();
                if (!more) {
                    boolean woken = wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    if (woken) {
                        wake.drainPermits();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("The relay could not read the outbox; it tries again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Gives committed events their place in the feed. @return whether there may be more */
    private boolean number() {
        if (store.unnumbered(1).isEmpty()) {
            return false;
        }
        Integer numbered = transactions.execute(status -> {
            long no = store.lastNumberForUpdate();
            var ids = store.unnumbered(BATCH);
            store.number(ids, no + 1);
            store.storeLastNumber(no + ids.size());
            return ids.size();
        });
        return numbered != null && numbered == BATCH;
    }

    /** What was delivered is marked in one commit: after a crash in between it is delivered again. */
    private boolean deliver() {
        var due = store.due(BATCH);
        List<UUID> delivered = new ArrayList<>();
        for (EventEnvelope event : due) {
            try {
                listeners.forEach(listener -> listener.on(event));
            } catch (RuntimeException e) {
                log.warn("A listener failed on event {} ({})", event.id(), event.type(), e);
                complete(delivered);
                store.failedOnce(event.id(), String.valueOf(e.getMessage()), clock.instant());
                return false;
            }
            delivered.add(event.id());
        }
        complete(delivered);
        return due.size() == BATCH;
    }

    private void complete(List<UUID> delivered) {
        if (!delivered.isEmpty()) {
            transactions.executeWithoutResult(status -> store.complete(delivered, clock.instant()));
        }
    }
}
