package dev.pickwright.backend.outbox;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes events that were told long ago, a page at a time, for as long as its thread is not interrupted. */
final class Retention implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int PAGE = 1_000;
    private static final long PAUSE_SECONDS = 60;

    private final OutboxStore store;
    private final OutboxSettings settings;

    Retention(OutboxStore store, OutboxSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public void run() {
        long from = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (from == 0) {
                    TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                }
                var purged = store.purge(settings.retention(), from, PAGE);
                from = purged.next();
                if (purged.count() > 0) {
                    log.info("{} events older than {} were deleted", purged.count(), settings.retention());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("Old events could not be deleted, trying again in a minute: {}", e.toString());
                from = 0;
            }
        }
    }
}
