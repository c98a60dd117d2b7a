package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.observe.Reading;
import dev.pickwright.backend.platform.observe.Traces;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from their commit to the feed and to every endpoint: the threads, and what holds them together. One for
 * each process; those of several processes share the work by shards.
 */
final class Relay {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private final OutboxStore store;
    private final OutboxSettings settings;
    private final OutboxMeters meters;
    private final OutboxFigures figures;
    private final Map<String, Transport> transports;
    private final Channel channel;
    private final FeedBell bell;
    private final Leases leases;
    private final Sequencer sequencer;
    private final Courier.Office office;
    private final Map<Endpoint, Courier> couriers = new ConcurrentHashMap<>();
    /** Those whose last courier still gives back what it holds; the next one begins after it. */
    private final Set<Endpoint> handingOver = ConcurrentHashMap.newKeySet();

    private final Set<String> unserved = ConcurrentHashMap.newKeySet();
    private final Wakeups keeper = new Wakeups();
    private final Thread keeping;
    private final Thread retaining;
    private volatile boolean stopping;
    private volatile boolean tickNow;

    /** @param me a name for this process that no other has, ever */
    Relay(
            OutboxStore store,
            Channel channel,
            String me,
            OutboxSettings settings,
            Collection<Transport> transports,
            OutboxMeters meters,
            Traces traces,
            FeedBell bell) {
        this.store = store;
        this.settings = settings;
        this.figures = new OutboxFigures(store, meters);
        this.meters = meters;
        this.transports = transports.stream().collect(Collectors.toMap(Transport::kind, Function.identity()));
        this.channel = channel;
        this.bell = bell;
        this.leases = new Leases(store, me, settings.lease(), meters, () -> keeper.wake(0));
        this.sequencer = new Sequencer(store, bell, channel, settings.poll(), this::wake, leases::isAlone);
        this.office = new Courier.Office(store, settings, meters, traces, leases);
        this.keeping = Thread.ofPlatform().name("outbox-keep").daemon().unstarted(this::keep);
        this.retaining = Thread.ofPlatform().name("outbox-retain").daemon().unstarted(new Retention(store, settings));
    }

    void start() {
        sequencer.start();
        keeping.start();
        retaining.start();
        channel.listen(new Channel.Ear() {
            @Override
            public void told(long shards, long no) {
                wake(shards);
                bell.ring(no);
            }

            @Override
            public void freed() {
                tickNow = true;
                keeper.wake(0);
            }
        });
    }

    /** Events were committed by this process. */
    void committed() {
        sequencer.wake();
    }

    /** Deliveries of an endpoint were made due by hand, or endpoints changed. */
    void changed() {
        keeper.wake(0);
        couriers.values().forEach(Courier::wakeDue);
    }

    private void wake(long shards) {
        couriers.values().forEach(courier -> courier.wake(shards));
    }

    /** The state of what an endpoint is reached by; closed for one that is not served here. */
    Circuit.State circuit(String endpoint) {
        return couriers.values().stream()
                .filter(courier -> courier.endpoint().name().equals(endpoint))
                .map(Courier::circuit)
                .findFirst()
                .orElse(Circuit.State.CLOSED);
    }

    /** How all of it stands. @throws Reading.Failed if the database cannot be asked */
    OutboxFigures.Figures figures() throws Reading.Failed {
        return figures.figures();
    }

    private void keep() {
        long ticked = 0;
        boolean first = true;
        while (!stopping) {
            try {
                reconcile();
                boolean due = System.nanoTime() - ticked > leases.interval().toNanos();
                if (first || due || tickNow || leases.wantsTick()) {
                    first = false;
                    tickNow = false;
                    ticked = System.nanoTime();
                    leases.tick(holder);
                }
                keeper.await(leases.interval().compareTo(settings.poll()) < 0 ? leases.interval() : settings.poll());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("The outbox cannot use its database, trying again: {}", e.toString());
                pause();
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

    /** Has one courier for every enabled endpoint that this process can serve. */
    private void reconcile() {
        List<Endpoint> wanted = store.endpoints();
        for (Map.Entry<Endpoint, Courier> each : couriers.entrySet()) {
            if (!wanted.contains(each.getKey()) || each.getValue().isOver()) {
                handingOver.add(each.getKey());
                couriers.remove(each.getKey());
                figures.forget(each.getKey());
                Thread.ofVirtual().start(() -> end(each.getValue()));
            }
        }
        for (Endpoint endpoint : wanted) {
            Transport transport = transports.get(endpoint.kind());
            if (transport == null) {
                if (unserved.add(endpoint.name())) {
                    log.warn("Endpoint {} is not configured here: its events wait", endpoint.name());
                }
            } else if (!couriers.containsKey(endpoint) && !handingOver.contains(endpoint)) {
                Courier courier = new Courier(endpoint, transport, office);
                courier.attach(leases.own());
                courier.start();
                couriers.put(endpoint, courier);
                figures.show(endpoint);
            }
        }
    }

    private void end(Courier courier) {
        try {
            courier.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            handingOver.remove(courier.endpoint());
            keeper.wake(0);
        }
    }

    private final Leases.Holder holder = new Leases.Holder() {
        @Override
        public void attach(Map<Integer, Long> epochs) {
            couriers.values().forEach(courier -> courier.attach(epochs));
        }

        @Override
        public void detach(Set<Integer> shards) {
            couriers.values().forEach(courier -> courier.detach(shards));
        }

        @Override
        public boolean handOver(Set<Integer> shards) {
            return couriers.values().stream()
                    .map(courier -> courier.handOver(shards))
                    .reduce(true, Boolean::logicalAnd);
        }

        @Override
        public void freed() {
            channel.tellFreed();
        }
    };

    /** Hands everything over at once: others take the shards without waiting for a lease to end. */
    void stop() throws InterruptedException {
        stopping = true;
        keeper.wake(0);
        keeping.join(TimeUnit.SECONDS.toMillis(5));
        retaining.interrupt();
        sequencer.stop();
        Map<Courier, Thread> ending = new HashMap<>();
        couriers.values()
                .forEach(courier -> ending.put(
                        courier, Thread.ofPlatform().name("outbox-end").start(() -> end(courier))));
        for (Thread thread : ending.values()) {
            thread.join();
        }
        try {
            store.leave(leases.me());
            channel.tellFreed();
        } catch (RuntimeException e) {
            log.warn(
                    "The shards of the outbox could not be given back, they come free with their lease: {}",
                    e.toString());
        }
        channel.close();
        meters.forgetAll();
        store.close();
    }
}
