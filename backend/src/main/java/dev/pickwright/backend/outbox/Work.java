package dev.pickwright.backend.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one courier has in hand: for each shard how far it has looked and what is still open, for each lane what waits.
 * Decides which delivery may start. What it writes to the database about a lane it writes under its lock, so that a lane
 * cannot be unblocked between the decision that a delivery must wait and the record of it.
 */
final class Work {

    /** A lane with something to deliver, or one that waits for a failed delivery. */
    static final class Lane {
        private final LaneKey key;
        private final int shard;
        private final Deque<Claimed> waiting = new ArrayDeque<>();
        private boolean blocked;
        private boolean running;

        Lane(LaneKey key, int shard) {
            this.key = key;
            this.shard = shard;
        }
    }

    private final Endpoint endpoint;
    private final OutboxStore store;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition less = lock.newCondition();
    private final Map<Integer, HeldShard> shards = new HashMap<>();
    private final Map<LaneKey, Lane> lanes = new HashMap<>();
    private String me = "";
    private int inFlight;

    Work(Endpoint endpoint, OutboxStore store, int most) {
        this.endpoint = endpoint;
        this.store = store;
        this.most = most;
    }

    // ---- Shards come and go

    void attach(String owner, Map<Integer, Long> epochs) {
        var checkpoints = store.checkpoints(endpoint.id(), epochs.keySet());
        var blocked = store.blockedLanes(endpoint.id(), epochs.keySet());
        var free = blocked.isEmpty() ? Set.<LaneKey>of() : store.resume(endpoint.id(), blocked);
        lock.lock();
        try {
            me = owner;
            forget(epochs.keySet());
            epochs.forEach(
                    (shard, epoch) -> shards.put(shard, new HeldShard(epoch, checkpoints.getOrDefault(shard, 0L))));
            blocked.stream().filter(key -> !free.contains(key)).forEach(key -> {
                Lane lane = new Lane(key, Shards.of(key.lane(), key.id()));
                lane.blocked = true;
                lanes.put(key, lane);
            });
        } finally {
            lock.unlock();
        }
    }

    void detach(Set<Integer> gone) {
        lock.lock();
        try {
            forget(gone);
        } finally {
            lock.unlock();
        }
    }

    void detachAll() {
        lock.lock();
        try {
            forget(Set.copyOf(shards.keySet()));
        } finally {
            lock.unlock();
        }
    }

    private void forget(Set<Integer> gone) {
        for (int each : gone) {
            HeldShard shard = shards.remove(each);
            inFlight -= shard == null ? 0 : shard.open.size();
        }
        lanes.values().removeIf(lane -> gone.contains(lane.shard));
        less.signalAll();
    }

    /** Takes nothing more up there, and gives back what was not begun. */
    void close(Set<Integer> leaving) {
        List<Claimed> unbegun = new ArrayList<>();
        lock.lock();
        try {
            for (int each : leaving) {
                HeldShard shard = shards.get(each);
                if (shard != null) {
                    shard.closed = true;
                }
            }
            lanes.values().stream().filter(lane -> leaving.contains(lane.shard)).forEach(lane -> {
                unbegun.addAll(lane.waiting);
                lane.waiting.clear();
            });
        } finally {
            lock.unlock();
        }
        giveBack(unbegun);
    }

    void closeAll() {
        close(shards());
    }

    boolean isIdle(Set<Integer> some) {
        lock.lock();
        try {
            return some.stream()
                    .allMatch(each ->
                            !shards.containsKey(each) || shards.get(each).open.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    Set<Integer> shards() {
        lock.lock();
        try {
            return shards.entrySet().stream()
                    .filter(each -> !each.getValue().closed)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        } finally {
            lock.unlock();
        }
    }

    /** How far it has looked in those of the shards that are its own. @param bits one for each; -1 for all */
    Map<Integer, Long> cursors(long bits) {
        lock.lock();
        try {
            Map<Integer, Long> cursors = new HashMap<>();
            shards.forEach((no, shard) -> {
                if (!shard.closed && (bits & 1L << no) != 0) {
                    cursors.put(no, shard.cursor);
                }
            });
            return cursors;
        } finally {
            lock.unlock();
        }
    }

    // ---- Deliveries come and go

    /** Takes claimed deliveries, in the order of the feed. @return lanes that must be run now */
    List<Lane> accept(Collection<Claimed> claimed) {
        List<Lane> start = new ArrayList<>();
        List<Claimed> behind = new ArrayList<>();
        lock.lock();
        try {
            for (Claimed each : claimed) {
                HeldShard shard = shards.get(each.shard());
                if (shard == null || shard.epoch != each.epoch()) {
                    continue;
                }
                if (!each.putOff()) {
                    shard.cursor = Math.max(shard.cursor, each.feedNo());
                }
                shard.open.add(each.feedNo());
                inFlight++;
                Lane lane = lanes.computeIfAbsent(each.lane(), key -> new Lane(key, each.shard()));
                if (lane.blocked && !each.putOff()) {
                    behind.add(each);
                    continue;
                }
                lane.waiting.add(each);
                if (!lane.running) {
                    lane.running = true;
                    start.add(lane);
                }
            }
            park(behind);
        } finally {
            lock.unlock();
        }
        return start;
    }

    private void park(List<Claimed> behind) {
        if (!behind.isEmpty()) {
            store.park(endpoint.id(), behind);
            behind.forEach(this::closed);
        }
    }

    private void closed(Claimed delivery) {
        HeldShard shard = shards.get(delivery.shard());
        if (shard != null && shard.epoch == delivery.epoch() && shard.open.remove(delivery.feedNo())) {
            inFlight--;
            less.signalAll();
        }
    }

    /**
     * The lane's next delivery. One that was blocked and goes on reads those that wait in the database, page by page,
     * before it is free again.
     *
     * @return null if there is none, or the lane is another process's
     */
    @Nullable
    Claimed next(Lane lane, int page) {
        lock.lock();
        try {
            if (lanes.get(lane.key) != lane) {
                return null;
            }
            HeldShard shard = shards.get(lane.shard);
            if (lane.waiting.isEmpty() && lane.blocked && shard != null && !shard.closed) {
                // However many lanes go on at once, what is in hand stays bounded.
                int room = Math.clamp(most - inFlight, 1, page);
                for (Claimed each : store.drain(endpoint.id(), me, lane.shard, lane.key, room)) {
                    if (shard.epoch == each.epoch()) {
                        shard.open.add(each.feedNo());
                        inFlight++;
                        lane.waiting.add(each);
                    }
                }
            }
            Claimed next = lane.waiting.poll();
            if (next == null) {
                lanes.remove(lane.key);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Lets all that is in hand of a lane wait in the database. */
    void block(Lane lane) {
        lock.lock();
        try {
            if (lanes.get(lane.key) == lane) {
                lane.blocked = true;
                lane.running = false;
                List<Claimed> behind = List.copyOf(lane.waiting);
                lane.waiting.clear();
                park(behind);
            }
        } finally {
            lock.unlock();
        }
    }

    /** They are recorded. */
    void done(List<Claimed> deliveries) {
        lock.lock();
        try {
            deliveries.forEach(this::closed);
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what was not delivered. */
    void giveBack(List<Claimed> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            List<Claimed> ours = deliveries.stream().filter(this::isHeld).toList();
            for (Claimed each : ours) {
                HeldShard shard = shards.get(each.shard());
                if (shard != null && !each.putOff()) {
                    shard.ceiling = Math.min(shard.ceiling, each.feedNo() - 1);
                }
            }
            store.giveBack(endpoint.id(), ours);
            ours.forEach(this::closed);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the shard of a delivery is still held under the epoch it was claimed under. */
    boolean isOurs(Claimed delivery) {
        lock.lock();
        try {
            return isHeld(delivery);
        } finally {
            lock.unlock();
        }
    }

    private boolean isHeld(Claimed delivery) {
        HeldShard shard = shards.get(delivery.shard());
        return shard != null && shard.epoch == delivery.epoch();
    }

    int inFlight() {
        lock.lock();
        try {
            return inFlight;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a good part of the room is free, no longer than so long. @return how many more may be claimed */
    int awaitRoom(Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (inFlight > most * 3 / 4 && nanos > 0) {
                nanos = less.awaitNanos(nanos);
            }
            return Math.max(0, most - inFlight);
        } finally {
            lock.unlock();
        }
    }

    void awaitIdle(Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (inFlight > 0 && nanos > 0) {
                nanos = less.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- Housekeeping

    List<LaneKey> blocked() {
        lock.lock();
        try {
            return lanes.values().stream()
                    .filter(lane -> lane.blocked)
                    .map(lane -> lane.key)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Sets blocked lanes going in which nothing stands in the way any more, whoever took it away. */
    void resumeBlocked() {
        lock.lock();
        try {
            List<LaneKey> blocked = lanes.values().stream()
                    .filter(lane -> lane.blocked && !lane.running)
                    .map(lane -> lane.key)
                    .toList();
            if (!blocked.isEmpty()) {
                store.resume(endpoint.id(), blocked).forEach(lanes::remove);
            }
        } finally {
            lock.unlock();
        }
    }

    void storeCheckpoints() {
        Map<Integer, Long> moved = new HashMap<>();
        lock.lock();
        try {
            shards.forEach((no, shard) -> {
                if (shard.done() > shard.stored) {
                    moved.put(no, shard.done());
                    shard.stored = shard.done();
                }
            });
        } finally {
            lock.unlock();
        }
        if (!moved.isEmpty()) {
            store.checkpoint(endpoint.id(), moved);
        }
    }
}
