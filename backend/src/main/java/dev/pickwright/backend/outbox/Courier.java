package dev.pickwright.backend.outbox;

import dev.pickwright.backend.outbox.PublishFailure.Kind;
import dev.pickwright.backend.platform.observe.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Delivers to one endpoint what lies in this process's shards: a thread claims, a virtual thread runs each lane that has
 * something to deliver. A lane's next message starts after the receiver acknowledged the one before, so that first
 * deliveries are in the order of the lane; lanes do not wait for each other.
 */
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final int CLAIM = 500;
    private static final int PAGE = 100;
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(2);
    private static final long DRAIN_MILLIS = 20_000;

    /** What every courier of a process shares. */
    record Office(OutboxStore store, OutboxSettings settings, OutboxMeters meters, Traces traces, Leases leases) {}

    private enum Outcome {
        /** Acknowledged, or passed over: the lane goes on. */
        GO_ON,
        /** Put off or dead: the lane waits for it. */
        BLOCKED,
        /** Not delivered, and no longer this courier's business. */
        OVER,
        /** Another process has it. */
        FENCED
    }

    private final Endpoint endpoint;
    private final Transport transport;
    private final Office office;
    private final OutboxStore store;
    private final Circuit circuit = new Circuit(Duration.ofMillis(250), Duration.ofSeconds(5));
    private final Wakeups wakeups = new Wakeups();
    private final Work work;
    private final Publisher publisher;
    private final Completions completions;
    private final ExecutorService lanes;
    private final Thread claimer;
    private volatile boolean stopping;
    private volatile boolean over;
    private volatile long nextDue = System.nanoTime();

    Courier(Endpoint endpoint, Transport transport, Office office) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.office = office;
        this.store = office.store();
        this.work = new Work(endpoint, office.store(), office.settings().inFlight());
        this.publisher = new Publisher(endpoint, transport, office.traces(), office.meters());
        this.completions = new Completions(endpoint, office.store(), this::recorded);
        this.lanes = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("outbox-lane-" + endpoint.name() + "-", 0)
                .factory());
        this.claimer = Thread.ofPlatform()
                .name("outbox-claim-" + endpoint.name())
                .daemon()
                .unstarted(this::loop);
    }

    void start() {
        showFigures(office.meters());
        completions.start();
        claimer.start();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Circuit.State circuit() {
        return circuit.state();
    }

    private void showFigures(OutboxMeters meters) {
        meters.begin(endpoint);
        meters.gauge("outbox.inflight", "Deliveries claimed and not recorded", endpoint, work::inFlight);
        meters.gauge(
                "outbox.lanes.blocked",
                "Lanes that wait for a failed event",
                endpoint,
                () -> work.blocked().size());
        meters.gauge("outbox.hung", "Calls that outlived their time limit", endpoint, publisher::hung);
        meters.gauge(
                "outbox.circuit.state",
                "0 closed, 1 half open, 2 open",
                endpoint,
                () -> circuit().ordinal());
    }

    /** Begins to deliver in shards that this process has taken. */
    void attach(Map<Integer, Long> epochs) {
        work.attach(office.leases().me(), epochs);
        wakeups.wake(Shards.bits(epochs.keySet()));
    }

    /** Forgets shards that are another process's by now. */
    void detach(Set<Integer> shards) {
        work.detach(shards);
    }

    /** Takes up nothing more in these shards. @return whether all that was begun in them is recorded */
    boolean handOver(Set<Integer> shards) {
        work.close(shards);
        return work.isIdle(shards);
    }

    void wake(long shards) {
        wakeups.wake(shards);
    }

    /** Looks for deliveries that are due again. */
    void wakeDue() {
        nextDue = System.nanoTime();
        wakeups.wake(0);
    }

    // ---- Claiming

    private void loop() {
        long housekept = System.nanoTime();
        while (!stopping) {
            try {
                long due = nextDue - System.nanoTime();
                Duration wait = due > 0 && due < office.settings().poll().toNanos()
                        ? Duration.ofNanos(due)
                        : office.settings().poll();
                long shards = wakeups.await(wait);
                office.meters().woken(shards == -1 ? "poll" : "signal");
                claim(shards);
                claimDue(shards == -1);
                if (System.nanoTime() - housekept > HOUSEKEEPING.toNanos()) {
                    housekept = System.nanoTime();
                    work.resumeBlocked();
                    work.storeCheckpoints();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                trouble("claim", e);
            }
        }
    }

    private void claim(long shards) throws InterruptedException {
        boolean more = true;
        while (more && !stopping) {
            int room = Math.min(CLAIM, work.awaitRoom(office.settings().poll()));
            Map<Integer, Long> after = work.cursors(shards);
            if (room == 0 || after.isEmpty()) {
                return;
            }
            List<Claimed> claimed = store.claim(endpoint.id(), office.leases().me(), after, room);
            office.meters().claimed(claimed.size());
            work.accept(claimed).forEach(this::run);
            more = claimed.size() >= OutboxStore.share(room, after.size());
        }
    }

    private void claimDue(boolean polled) {
        if (!polled && nextDue - System.nanoTime() > 0) {
            return;
        }
        nextDue = System.nanoTime() + office.settings().poll().toNanos();
        Set<Integer> shards = work.shards();
        if (!shards.isEmpty() && work.inFlight() < office.settings().inFlight()) {
            work.accept(store.claimDue(endpoint.id(), office.leases().me(), shards, CLAIM))
                    .forEach(this::run);
        }
    }

    /**
     * Nobody knows what the database did of it. Deliveries may be claimed that this process has never heard of, so it
     * takes up nothing more, which could be their followers, until all is claimed afresh under new epochs.
     */
    private void trouble(String what, RuntimeException e) {
        if (!stopping) {
            work.detachAll();
            log.warn("Endpoint {}: could not {}, starting over: {}", endpoint.name(), what, e.toString());
            office.leases().startOver();
        }
    }

    // ---- Delivering

    private void run(Work.Lane lane) {
        lanes.execute(() -> {
            try {
                deliver(lane);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                trouble("deliver", e);
            } finally {
                MDC.clear();
            }
        });
    }

    private void deliver(Work.Lane lane) throws InterruptedException {
        for (Claimed next = work.next(lane, PAGE); next != null; next = work.next(lane, PAGE)) {
            MDC.put("event", next.event().id().toString());
            MDC.put("lane", next.event().laneId());
            switch (deliver(next)) {
                case GO_ON -> {}
                case BLOCKED -> {
                    work.block(lane);
                    return;
                }
                case OVER -> {
                    work.giveBack(List.of(next));
                    return;
                }
                case FENCED -> {
                    office.leases().startOver();
                    return;
                }
            }
        }
    }

    private Outcome deliver(Claimed delivery) throws InterruptedException {
        Message message = message(delivery);
        while (!stopping && work.isOurs(delivery) && office.leases().hold()) {
            Circuit.Pass pass = circuit.enter();
            if (pass == Circuit.Pass.STOPPED) {
                return Outcome.OVER;
            }
            PublishFailure failure = publisher.publish(delivery, message);
            if (failure == null) {
                circuit.reached();
                completions.add(delivery);
                return Outcome.GO_ON;
            }
            if (failure.kind() == Kind.GONE) {
                return gone(failure);
            }
            // Whoever does not answer a probe is away, and that is not the message's fault.
            boolean away = failure.kind() == Kind.UNREACHABLE
                    || pass == Circuit.Pass.PROBE && failure.sort().equals(Publisher.TIMEOUT);
            if (!away) {
                return failed(delivery, failure);
            }
            missed(failure);
        }
        return Outcome.OVER;
    }

    /** Whether its receiver wanted no more, so that it delivers nothing even if the endpoint was enabled since. */
    boolean isOver() {
        return over;
    }

    private Outcome gone(PublishFailure failure) {
        circuit.stop();
        store.disable(endpoint, failure.detail());
        over = true;
        log.warn("Endpoint {} wants no more events and is disabled: {}", endpoint.name(), failure.detail());
        return Outcome.OVER;
    }

    private void missed(PublishFailure failure) throws InterruptedException {
        boolean was = circuit.state() == Circuit.State.CLOSED;
        circuit.missed();
        boolean open = circuit.state() == Circuit.State.OPEN;
        if (was && open) {
            log.warn("Endpoint {} cannot be reached, events wait: {}", endpoint.name(), failure.detail());
        }
        if (!open) {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(50, 200));
        }
    }

    private Outcome failed(Claimed delivery, PublishFailure failure) {
        if (failure.sort().equals(Publisher.TIMEOUT)) {
            circuit.missed();
        } else {
            circuit.reached();
        }
        boolean passOver =
                office.settings().passOver().contains(delivery.event().type());
        var failed = store.fail(
                endpoint.id(), delivery, failure.sort(), failure.detail(), retryIn(delivery, failure), passOver);
        work.done(List.of(delivery));
        if (!failed.recorded()) {
            office.meters().fenced(1);
            return Outcome.FENCED;
        }
        office.meters().retried(endpoint);
        if (failed.dead()) {
            log.warn(
                    "Event {} ({}) is a dead letter at {} after {} tries: {}",
                    delivery.event().id(),
                    delivery.event().type(),
                    endpoint.name(),
                    failed.tries(),
                    failure.detail());
        }
        return failed.dead() && passOver ? Outcome.GO_ON : Outcome.BLOCKED;
    }

    private @Nullable Duration retryIn(Claimed delivery, PublishFailure failure) {
        if (failure.kind() == Kind.REFUSED) {
            return null;
        }
        Duration planned = transport.backoff(delivery.failures() + 1);
        Duration asked = failure.retryAfter();
        // A receiver may ask for more patience; one that asks for less would use the tries up in no time.
        Duration wait = asked == null || asked.compareTo(planned) < 0 ? planned : asked;
        long at = System.nanoTime() + wait.toNanos();
        if (at - nextDue < 0) {
            nextDue = at;
        }
        return wait;
    }

    private Message message(Claimed delivery) {
        StoredEvent event = delivery.event();
        return new Message(
                event.id(),
                event.type(),
                event.lane(),
                event.laneId(),
                event.laneSeq(),
                delivery.replay(),
                event.envelope(office.settings().source()).bytes());
    }

    private void recorded(List<Claimed> batch, Set<Long> numbers) {
        office.meters().recorded(numbers.size());
        if (numbers.size() < batch.size()) {
            office.meters().fenced(batch.size() - numbers.size());
        }
        work.done(batch);
        if (batch.stream().anyMatch(Claimed::putOff)) {
            // The next one that is to be tried alone need not wait for the poll.
            wakeDue();
        }
    }

    // ---- Stopping

    /** Gives back what was not begun, waits for what was, records it. Takes at most some 20 seconds. */
    void stop() throws InterruptedException {
        stopping = true;
        circuit.stop();
        wakeups.wake(0);
        claimer.join(DRAIN_MILLIS);
        try {
            work.closeAll();
            work.awaitIdle(Duration.ofMillis(DRAIN_MILLIS));
            completions.finish(DRAIN_MILLIS);
            work.storeCheckpoints();
        } catch (RuntimeException e) {
            log.warn("Endpoint {}: not all could be recorded at the end: {}", endpoint.name(), e.toString());
        } finally {
            publisher.close();
            lanes.shutdownNow();
        }
    }
}
