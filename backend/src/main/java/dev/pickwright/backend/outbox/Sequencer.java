package dev.pickwright.backend.outbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers committed events on a thread of its own, and confirms the numbers on another, so that what is pushed does not
 * wait for the disk. A commit of this process wakes it at once; those of a process that died are found by polling.
 */
final class Sequencer {

    private static final Logger log = LoggerFactory.getLogger(Sequencer.class);
    private static final int BATCH = 1_000;

    /** Older events are looked for only now and then: dead rows at the old end of the index slow every look down. */
    private static final Duration RECENT = Duration.ofSeconds(60);

    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final OutboxStore store;
    private final FeedBell bell;
    private final Channel channel;
    private final Duration poll;
    private final LongConsumer deliveries;
    private final BooleanSupplier alone;
    private final Wakeups commits = new Wakeups();
    private final Wakeups unconfirmed = new Wakeups();
    private final Thread numbering;
    private final Thread confirming;
    private volatile boolean stopping;
    private volatile long numbered;
    private long watermark;
    private long candidate;
    private long candidateAt = System.nanoTime();
    private long swept = System.nanoTime();

    /**
     * @param deliveries hears in which shards there is something to deliver, a bit each
     * @param alone whether there is nobody else to tell
     */
    Sequencer(
            OutboxStore store,
            FeedBell bell,
            Channel channel,
            Duration poll,
            LongConsumer deliveries,
            BooleanSupplier alone) {
        this.store = store;
        this.bell = bell;
        this.channel = channel;
        this.poll = poll;
        this.deliveries = deliveries;
        this.alone = alone;
        this.numbering = Thread.ofPlatform().name("outbox-number").daemon().unstarted(this::number);
        this.confirming = Thread.ofPlatform().name("outbox-confirm").daemon().unstarted(this::confirm);
    }

    void start() {
        numbering.start();
        confirming.start();
    }

    /** Something was committed. */
    void wake() {
        commits.wake(0);
    }

    private void number() {
        long from = 0;
        while (!stopping) {
            try {
                while (numberOnce(from) == BATCH && !stopping) {
                    from = watermark;
                }
                commits.await(poll);
                from = System.nanoTime() - swept > SWEEP.toNanos() ? 0 : watermark;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    log.warn("Events could not be numbered, trying again: {}", e.toString());
                    pause();
                }
            }
        }
    }

    private int numberOnce(long from) {
        var done = store.number(BATCH, from);
        long now = System.nanoTime();
        if (from == 0) {
            swept = now;
        }
        if (done.count() > 0) {
            deliveries.accept(done.shards());
            numbered = done.lastNo();
            unconfirmed.wake(done.shards());
        }
        if (now - candidateAt > RECENT.toNanos()) {
            watermark = candidate;
            candidateAt = now;
        }
        candidate = Math.max(candidate, done.lastSeq());
        return done.count();
    }

    private void confirm() {
        long confirmed = 0;
        while (!stopping) {
            try {
                long shards = unconfirmed.await(poll);
                // What a process that died had numbered is confirmed by the poll of another.
                long no = shards == -1 ? store.numbered() : numbered;
                boolean more = no > confirmed;
                if (more) {
                    store.confirm(no);
                    confirmed = no;
                    bell.ring(no);
                }
                // A number may be confirmed with those before it, ahead of the signal that names its shards.
                if ((more || shards != -1) && !alone.getAsBoolean()) {
                    channel.tell(shards, no);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    log.warn("Numbers could not be confirmed, trying again: {}", e.toString());
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws InterruptedException {
        stopping = true;
        commits.wake(0);
        unconfirmed.wake(0);
        numbering.join(TimeUnit.SECONDS.toMillis(5));
        confirming.join(TimeUnit.SECONDS.toMillis(5));
    }
}
