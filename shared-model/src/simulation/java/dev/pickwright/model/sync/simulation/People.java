package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.Decision;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.sync.Floor.OperationRefused;
import dev.pickwright.model.sync.Leases.CancelAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Who works at central: the order system, the dock, and what runs there by the clock. */
final class People {

    private final World world;
    private final Setup setup;
    private final Central central;
    private final Truth truth;
    private final Building building;
    private final SplittableRandom random;
    private final Map<FulfillmentId, Work> ordered = new LinkedHashMap<>();
    private final Map<FulfillmentId, Long> toCancel = new LinkedHashMap<>();
    private final Set<FulfillmentId> everCancelled = new LinkedHashSet<>();
    private boolean calm;

    People(World world, Setup setup, Central central, Truth truth, Building building) {
        this.world = world;
        this.setup = setup;
        this.central = central;
        this.truth = truth;
        this.building = building;
        this.random = world.random("people");
    }

    void start() {
        for (int i = 0; i < setup.orders(); i++) {
            long at = i < setup.orders() / 2 ? 0 : random.nextLong(setup.length() * 2 / 3);
            Work work = order(i);
            world.after(at, () -> {
                ordered.put(work.id(), work);
                at(() -> send(work));
            });
        }
        world.after(0, this::run);
    }

    /** Faults are over: nothing new is begun. */
    void calm() {
        calm = true;
    }

    private Work order(int number) {
        List<Work.Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String sku = "S" + (number * 3 + i) % 9;
            int units = 1 + random.nextInt(3);
            lines.add(new Work.Line(sku, units, 0, 0, 0));
            boolean scarce = setup.on(Setup.Habit.SCARCE_STOCK) && random.nextInt(4) == 0;
            building.stock(sku, scarce ? units - 1 : units);
            // What the book says is not always what is there.
            central.floor.stock(Move.bin(sku), random.nextInt(6) == 0 ? units - 1 : units);
        }
        return Work.ordered(new FulfillmentId(world.id()), "F-" + number, lines, random.nextInt(3) == 0);
    }

    /** Creating is idempotent; planning follows at once. */
    private void send(Work work) {
        central.store.transaction(() -> {
            if (central.floor.work(work.id()) == null) {
                try {
                    central.floor.ordered(
                            Rules.to(Rules.to(work, FulfillmentStatus.PLANNING), FulfillmentStatus.PICKING));
                } catch (OperationRefused e) {
                    throw new IllegalStateException(e);
                }
            }
            return true;
        });
    }

    /** What is done at central, if it is there; a crash of it is nobody's business here. */
    boolean at(Runnable work) {
        if (!central.up()) {
            return false;
        }
        try {
            work.run();
            return true;
        } catch (Crash crash) {
            return false;
        }
    }

    private void run() {
        long gap = 60_000 * setup.pace();
        world.after(gap / 2 + random.nextLong(gap), this::run);
        resend();
        at(this::byTheClock);
        if (!calm && setup.on(Setup.Habit.CANCELS) && random.nextInt(5) == 0) {
            pickOne().ifPresent(id -> toCancel.put(id, world.now()));
        }
        new ArrayList<>(toCancel.keySet()).forEach(id -> at(() -> cancel(id)));
        at(this::retryFailed);
        at(this::dock);
    }

    private java.util.Optional<FulfillmentId> pickOne() {
        List<FulfillmentId> all = new ArrayList<>(ordered.keySet());
        return all.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(all.get(random.nextInt(all.size())));
    }

    /** The order system sends again what central may have forgotten in a restore. */
    void resend() {
        at(() -> ordered.values().forEach(this::send));
        at(() -> truth.shipped.keySet().forEach(this::hasLeft));
        everCancelled.forEach(id -> at(() -> central.leases().requestCancel(id)));
    }

    /** Nobody packs again what has left, though central may have forgotten that. */
    private void hasLeft(FulfillmentId id) {
        Work work = central.floor.work(id);
        if (work != null && work.status().live() && !work.hold()) {
            central.store.transaction(() -> {
                central.floor.write(work.hold(true));
                central.tellHolder(id);
                return true;
            });
        }
    }

    private void byTheClock() {
        long margin = truth.reserves.margin();
        truth.reserves.reclaimed(central.store.reservesBefore(world.now() - margin));
        int reclaimed = central.leases().reclaim(world.now(), margin);
        if (reclaimed > 0) {
            world.counts.add("sometimes: reserve reclaimed", reclaimed);
        }
        int stale = central.leases().markStale(world.now() - 8 * 60_000 * setup.pace());
        if (stale > 0) {
            world.counts.add("sometimes: lease stale", stale);
        }
    }

    private void cancel(FulfillmentId id) {
        long asked = toCancel.get(id);
        boolean force = world.now() - asked > 15 * 60_000 * setup.pace() && random.nextInt(3) == 0;
        if (world.has(Bug.P15) && heldByADarkStation(id)) {
            truth.cancelAnswered.add(id);
            toCancel.remove(id);
            return;
        }
        CancelAnswer answer = force
                ? central.leases().forceCancel(id, world.now())
                : central.leases().requestCancel(id);
        world.counts.add("sometimes: cancel answered " + answer.wire() + (force ? ", forced" : ""));
        world.trace.say(world.now(), "orders", "cancel", id, answer.wire());
        if (answer == CancelAnswer.CANCELLED) {
            truth.cancelAnswered.add(id);
            everCancelled.add(id);
        }
        if (answer != CancelAnswer.PENDING_STATION) {
            toCancel.remove(id);
        }
    }

    private boolean heldByADarkStation(FulfillmentId id) {
        return central.store.openLeases(id).stream()
                .anyMatch(lease -> central.store
                        .station(lease.station())
                        .filter(book -> book.lastHello() < world.now() - 60_000 * setup.pace())
                        .isPresent());
    }

    private void retryFailed() {
        for (Work work : central.floor.works()) {
            boolean leased = !central.store.openLeases(work.id()).isEmpty();
            if (!leased && !central.store.cancelRequested(work.id())) {
                if (work.status() == FulfillmentStatus.PICK_FAILED) {
                    retry(work, StatusDecisions.retryPick(work.state(), null));
                } else if (work.status() == FulfillmentStatus.PACK_FAILED) {
                    retry(work, StatusDecisions.retryPack(work.state(), null));
                }
            }
        }
    }

    private void retry(Work work, Decision<dev.pickwright.model.fulfillment.FulfillmentChange> decision) {
        central.store.transaction(() -> {
            try {
                Work then = Rules.decided(work, decision);
                for (int i = 0; i < then.lines().size(); i++) {
                    Work.Line line = then.lines().get(i);
                    if (then.status() == FulfillmentStatus.PICKING) {
                        then = then.line(
                                i, new Work.Line(line.sku(), line.quantity(), line.picked(), 0, line.packed()));
                    }
                }
                central.floor.write(then);
            } catch (OperationRefused e) {
                central.leases().forceCancel(work.id(), world.now());
                world.counts.add("sometimes: cancelled for its attempts are used up");
            }
            return true;
        });
    }

    /** Packed goods leave. */
    private void dock() {
        for (Work work : central.floor.works()) {
            boolean leased = !central.store.openLeases(work.id()).isEmpty();
            if (work.status() == FulfillmentStatus.READY) {
                if (!central.store.cancelRequested(work.id())) {
                    ship(work);
                }
            } else if (work.status() == FulfillmentStatus.PACKED
                    && (!work.hold() || truth.shipped.containsKey(work.id()))
                    && (!work.qcRequired() || work.qcPassed())
                    && !leased
                    && !central.store.cancelRequested(work.id())) {
                ready(work);
            }
        }
    }

    private void ready(Work work) {
        central.store.transaction(() -> {
            try {
                central.floor.write(Rules.to(work, FulfillmentStatus.READY));
                return true;
            } catch (OperationRefused e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void ship(Work work) {
        UUID by = new UUID(
                work.id().value().getMostSignificantBits() ^ 0x5348_4950L,
                work.id().value().getLeastSignificantBits());
        List<Move> moves = new ArrayList<>();
        work.goods().forEach((place, units) -> {
            String[] words = place.split(" ");
            moves.add(new Move(words[0], Move.TRUCK, words[1], units));
        });
        boolean again = building.moved(by);
        boolean there = moves.stream().allMatch(move -> building.at(move.from(), move.sku()) >= move.quantity());
        if (again && !moves.equals(building.movements().get(by))) {
            world.counts.add("sometimes: packed again what had left");
            return;
        }
        if (!again && !there) {
            world.counts.add("sometimes: packed goods are not where they should be");
            return;
        }
        boolean done = at(() -> central.store.transaction(() -> {
            try {
                central.floor.write(Rules.to(work, FulfillmentStatus.SHIPPED).emptied());
                central.floor.record(by, moves);
            } catch (OperationRefused e) {
                throw new IllegalStateException(e);
            }
            return true;
        }));
        if (!again && (done || central.floor.facts().containsKey(by))) {
            Violation.unless(
                    !truth.cancelAnswered.contains(work.id()),
                    "S21",
                    () -> work.number() + " ships after it was cancelled");
            building.move(by, moves);
            truth.shipped.merge(work.id(), 1, Integer::sum);
            world.counts.add("fulfillments shipped");
            world.trace.say(world.now(), "dock", "ships", work.number());
        }
    }
}
