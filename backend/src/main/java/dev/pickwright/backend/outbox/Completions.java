package dev.pickwright.backend.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what one endpoint has acknowledged, many at a time, on a thread of its own. What the database does not take is
 * kept and offered again.
 */
final class Completions {

    private static final Logger log = LoggerFactory.getLogger(Completions.class);
    private static final int MOST = 1_000;
    private static final long GATHER_MILLIS = 5;
    private static final long PAUSE_MILLIS = 500;

    private final Endpoint endpoint;
    private final OutboxStore store;
    private final BiConsumer<List<Claimed>, Set<Long>> recorded;
    private final BlockingQueue<Claimed> acknowledged = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean finishing;
    private volatile boolean abandoned;

    /** @param recorded hears of each batch, with the numbers that were really recorded */
    Completions(Endpoint endpoint, OutboxStore store, BiConsumer<List<Claimed>, Set<Long>> recorded) {
        this.endpoint = endpoint;
        this.store = store;
        this.recorded = recorded;
        this.thread = Thread.ofPlatform()
                .name("outbox-record-" + endpoint.name())
                .daemon()
                .unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    void add(Claimed delivery) {
        acknowledged.add(delivery);
    }

    /** Records what is left, waits for that no longer than so long, and ends. */
    void finish(long millis) throws InterruptedException {
        finishing = true;
        thread.interrupt();
        thread.join(millis);
        abandoned = true;
        thread.interrupt();
    }

    private void loop() {
        List<Claimed> batch = new ArrayList<>();
        while (!finishing || !acknowledged.isEmpty() || !batch.isEmpty()) {
            if (abandoned) {
                return;
            }
            gather(batch);
            if (!batch.isEmpty()) {
                record(batch);
            }
        }
    }

    private void gather(List<Claimed> batch) {
        try {
            if (batch.isEmpty()) {
                Claimed first = finishing ? acknowledged.poll() : acknowledged.poll(1, TimeUnit.SECONDS);
                if (first == null) {
                    return;
                }
                batch.add(first);
                if (!finishing && acknowledged.size() < MOST) {
                    TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            // Told to finish: what is there is recorded now.
        }
        acknowledged.drainTo(batch, MOST - batch.size());
    }

    private void record(List<Claimed> batch) {
        try {
            Set<Long> done = store.complete(endpoint.id(), batch);
            recorded.accept(List.copyOf(batch), done);
            batch.clear();
        } catch (RuntimeException e) {
            log.warn("{} deliveries to {} could not be recorded yet: {}", batch.size(), endpoint.name(), e.toString());
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stop) {
                // Offered once more at once, then given up by whoever waits for the end.
            }
        }
    }
}
