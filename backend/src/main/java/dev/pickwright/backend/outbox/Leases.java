package dev.pickwright.backend.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process's share of the shards: renews, takes free ones, hands over what is too much. Ticked by one thread;
 * {@link #hold} and {@link #startOver} may be called from any.
 */
final class Leases {

    private static final Logger log = LoggerFactory.getLogger(Leases.class);

    /** So many at a time, so that delivery begins before all are recovered. */
    private static final int STEP = 16;

    /** Who delivers in the shards. */
    interface Holder {
        void attach(Map<Integer, Long> epochs);

        void detach(Set<Integer> shards);

        /** Takes up nothing more there. @return whether all that was begun is recorded */
        boolean handOver(Set<Integer> shards);

        /** Shards are free for others to take. */
        void freed();
    }

    private final OutboxStore store;
    private final String me;
    private final Duration lease;
    private final OutboxMeters meters;
    private final Runnable wake;
    private final Map<Integer, Long> own = new HashMap<>();
    private final Set<Integer> leaving = new HashSet<>();
    private volatile long safeUntil = System.nanoTime();
    private volatile boolean startOver;
    private volatile int instances = 1;

    /** @param wake makes the thread that ticks look at once */
    Leases(OutboxStore store, String me, Duration lease, OutboxMeters meters, Runnable wake) {
        this.store = store;
        this.me = me;
        this.lease = lease;
        this.meters = meters;
        this.wake = wake;
    }

    String me() {
        return me;
    }

    /** Whether other processes deliver too. */
    boolean isAlone() {
        return instances == 1;
    }

    /** How often to {@link #tick}. */
    Duration interval() {
        return lease.dividedBy(5);
    }

    /** Whether the lease still holds, by this process's own clock. If not, all is claimed afresh. */
    boolean hold() {
        if (System.nanoTime() - safeUntil < 0) {
            return true;
        }
        startOver();
        return false;
    }

    /** Gives all shards up at the next tick, and takes them again under new epochs. */
    void startOver() {
        startOver = true;
        wake.run();
    }

    boolean wantsTick() {
        return startOver;
    }

    void tick(Holder holder) {
        if (startOver) {
            holder.detach(Set.copyOf(own.keySet()));
            forget(Set.copyOf(own.keySet()));
            store.leave(me);
            startOver = false;
        }
        renew(holder);
        int share = (Shards.COUNT + instances - 1) / instances;
        handOver(holder, share);
        acquire(holder, share);
    }

    private void renew(Holder holder) {
        long asked = System.nanoTime();
        Map<Integer, Long> renewed = store.renew(me, lease);
        Set<Integer> lost = new HashSet<>();
        own.forEach((shard, epoch) -> {
            if (!epoch.equals(renewed.get(shard))) {
                lost.add(shard);
            }
        });
        if (!lost.isEmpty()) {
            log.warn("Lost the lease of {} shards of the outbox", lost.size());
            meters.leaseLost(lost.size());
            holder.detach(lost);
            forget(lost);
        }
        Set<Integer> unknown = new TreeSet<>(renewed.keySet());
        unknown.removeAll(own.keySet());
        if (!unknown.isEmpty()) {
            // Acquired, but the answer never came: nothing was recovered in them yet.
            store.release(me, unknown);
        }
        safeUntil = asked + lease.toNanos();
        instances = Math.max(1, store.instances(lease));
    }

    private void handOver(Holder holder, int share) {
        own.keySet().stream()
                .sorted()
                .skip(Math.max(share, 0))
                .filter(shard -> own.size() - leaving.size() > share)
                .forEach(leaving::add);
        if (!leaving.isEmpty() && holder.handOver(Set.copyOf(leaving))) {
            Set<Integer> free = Set.copyOf(leaving);
            holder.detach(free);
            forget(free);
            store.release(me, free);
            holder.freed();
        }
    }

    private void acquire(Holder holder, int share) {
        // Recovering a great backlog takes long: what is left is taken at the next tick, after the lease is renewed.
        long until = System.nanoTime() + interval().toNanos();
        int took;
        do {
            int wanted = Math.min(STEP, share - own.size());
            Map<Integer, Long> taken = wanted > 0 ? store.acquire(me, wanted, lease) : Map.of();
            took = taken.size();
            if (took > 0) {
                int back = store.recover(taken);
                if (back > 0) {
                    log.info("{} deliveries were under way when their process ended; they are made again", back);
                }
                own.putAll(taken);
                holder.attach(taken);
            }
        } while (took > 0 && System.nanoTime() - until < 0);
    }

    private void forget(Set<Integer> gone) {
        own.keySet().removeAll(gone);
        leaving.removeAll(gone);
    }

    /** What this process has, with epochs; to be asked by the ticking thread. */
    Map<Integer, Long> own() {
        return Map.copyOf(own);
    }
}
