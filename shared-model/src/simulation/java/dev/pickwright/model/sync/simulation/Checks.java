package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.FeedMessage;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.StationLease;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What must always hold, and what must hold when all is quiet. Names are those of the design's invariants. */
final class Checks {

    private final World world;
    private final Central central;
    private final Truth truth;
    private final Building building;

    Checks(World world, Setup setup, Central central, Truth truth, Building building) {
        this.world = world;
        this.central = central;
        this.truth = truth;
        this.building = building;
    }

    /** After every event, so it is cheap. */
    void always() {
        Violation.unless(!central.db.inTransaction(), "S9", () -> "a transaction was left open");
    }

    /** S28: within two hours everything is drained, and nobody is stuck. */
    void liveness(List<String> unanswered) {
        for (Pc pc : truth.pcs()) {
            Violation.unless(pc.up(), "S28", () -> pc.name + " is down");
            Violation.unless(
                    pc.store.waiting() == 0,
                    "S28",
                    () -> pc.name + " still has " + pc.store.waiting() + " operations to send");
        }
        Violation.unless(unanswered.isEmpty(), "S28", () -> "no answer yet at " + unanswered);
        Violation.unless(central.store.openCases().isEmpty(), "S28", () -> "open cases: " + central.store.openCases());
    }

    void atTheEnd() {
        confirmedIsThere();
        nothingLost();
        ledger();
        settled();
        Reference.compare(central);
        order();
        feeds();
        labels();
        shipped();
        truth.losses.check(world, truth.centralRestores);
        copies();
        logs();
        done();
    }

    /** S10: what a station shows as confirmed, central has, and S8: with a verdict that stays. */
    private void confirmedIsThere() {
        for (Pc pc : truth.pcs()) {
            for (LoggedOperation entry : pc.store.log()) {
                var seen = central.store.seen(entry.operation().id());
                Violation.unless(
                        seen.isPresent(), "S10", () -> pc.name + " has it, and central not: " + entry.operation());
                Violation.unless(
                        seen.get().ruling().verdict().terminal(), "S8", () -> "no verdict that stays: " + seen.get());
                // Verdicts that change are told to the station that sent the operation first; a computer that was
                // enrolled
                // anew sent it under another name.
                Violation.unless(
                        entry.standing() != OperationStanding.REVIEW
                                || !seen.get().station().equals(pc.station),
                        "S32",
                        () -> pc.name + " shows a review that is over: " + entry);
            }
        }
    }

    /** Every operation that somebody saw done has a verdict, unless its only copy was destroyed. */
    private void nothingLost() {
        for (var each : truth.acknowledged.entrySet()) {
            boolean there = central.store.seen(each.getKey()).isPresent();
            Violation.unless(
                    there || truth.destroyed.contains(each.getKey()),
                    "loss",
                    () -> "confirmed to the operator and gone: " + each.getValue());
        }
    }

    /** S18: what central recorded is what was carried, to the unit, also of what was diverted. S7: once. */
    private void ledger() {
        Map<UUID, List<Move>> facts = central.floor.facts();
        Set<UUID> all = new TreeSet<>(building.movements().keySet());
        all.addAll(facts.keySet());
        for (UUID by : all) {
            if (truth.comparable(new OperationId(by))) {
                List<Move> recorded = facts.getOrDefault(by, List.of());
                List<Move> carried = building.movements().getOrDefault(by, List.of());
                boolean forgotten = recorded.isEmpty()
                        && truth.centralRestores > 0
                        && central.store.seen(new OperationId(by)).isEmpty();
                Violation.unless(
                        forgotten || recorded.equals(carried),
                        recorded.size() > carried.size() ? "S7" : "S18",
                        () -> by + " carried " + carried + ", recorded " + recorded);
            }
        }
    }

    /** Places of which something is not known: a copy was destroyed, or a decision was forgotten in a restore. */
    private Set<String> unsure() {
        Set<String> places = new HashSet<>();
        Map<UUID, List<Move>> facts = central.floor.facts();
        building.movements().forEach((by, moves) -> {
            if (!facts.containsKey(by) || !truth.comparable(new OperationId(by))) {
                moves.forEach(move -> {
                    places.add(move.from() + " " + move.sku());
                    places.add(move.to() + " " + move.sku());
                });
            }
        });
        facts.forEach((by, moves) -> {
            if (!building.moved(by)) {
                moves.forEach(move -> {
                    places.add(move.from() + " " + move.sku());
                    places.add(move.to() + " " + move.sku());
                });
            }
        });
        return places;
    }

    /** S19: what is still open for somebody to carry, and could be. */
    List<PutBack> unsettled() {
        Set<String> unsure = unsure();
        return central.floor.putBacks().stream()
                .filter(each -> !unsure.contains(each.place() + " " + each.sku()))
                .toList();
    }

    /** S19: units by place that central's books and its records of what was carried do not agree on. */
    Map<String, Integer> unaccounted() {
        Map<String, Integer> units = central.floor.unaccounted();
        units.keySet().removeAll(unsure());
        return units;
    }

    private void settled() {
        unaccounted().forEach((place, units) -> {
            throw new Violation("S19", "nobody accounts for " + units + " units in " + place);
        });
        List<PutBack> open = unsettled();
        Violation.unless(open.isEmpty(), "S28", () -> "not put back: " + open);
    }

    /** S22: of each lease and computer, central took the operations in the order in which they were done. */
    private void order() {
        Map<String, Long> last = new HashMap<>();
        for (AppliedOperation each : central.store.everything()) {
            Long at = truth.recorded.get(each.operation().id());
            if (at == null || each.ruling().verdict() == OperationVerdict.DIVERTED) {
                continue;
            }
            for (LeaseRef ref : each.operation().leases()) {
                for (String pc : truth.doneBy(each.operation().id())) {
                    String key = ref.fulfillment() + " " + ref.epoch() + " " + pc;
                    Long before = last.put(key, at);
                    Violation.unless(
                            before == null || before < at, "S22", () -> "out of order at central: " + each.operation());
                }
            }
        }
    }

    /** S24: numbers without a gap, and every station has read to the end. */
    private void feeds() {
        for (Pc pc : truth.pcs()) {
            long expected = 1;
            for (FeedMessage message : central.store.messages(pc.station)) {
                Violation.unless(message.no() == expected++, "S24", () -> "a gap before " + message);
            }
            var point = pc.store.feed(FeedName.CONTROL);
            Violation.unless(
                    point.central() == central.store.central() && point.no() == expected - 1,
                    "S24",
                    () -> pc.name + " has not read to the end: " + point);
        }
    }

    /** Whether it has heard all that central has to tell it. */
    boolean hasRead(Pc pc) {
        var point = pc.store.feed(FeedName.CONTROL);
        return point.central() == central.store.central()
                && point.no() == central.store.messages(pc.station).size();
    }

    /** S20: a label is on one box of those that left, and blocks do not overlap. */
    private void labels() {
        long last = 0;
        for (Central.Block block : central.blocks) {
            Violation.unless(block.first() > last, "S20", () -> "a block of numbers was given out twice: " + block);
            last = block.last();
        }
        Set<String> used = new HashSet<>();
        for (Work work : central.floor.works()) {
            if (work.status() == FulfillmentStatus.SHIPPED) {
                work.labels()
                        .values()
                        .forEach(label ->
                                Violation.unless(used.add(label), "S20", () -> "two boxes left with label " + label));
            }
        }
    }

    private void shipped() {
        truth.shipped.forEach((fulfillment, times) ->
                Violation.unless(times == 1, "S20", () -> fulfillment + " was shipped " + times + " times"));
    }

    /** S26 and S27: the copies of what stations hold are as central has it. */
    private void copies() {
        for (Pc pc : truth.pcs()) {
            for (StationLease lease : pc.store.openLeases()) {
                Lease ours =
                        central.store.lease(lease.fulfillment(), lease.epoch()).orElse(null);
                if (lease.state() != StationLease.State.STARTED) {
                    continue;
                }
                if (ours == null
                        || ours.epoch() != lease.epoch()
                        || !ours.station().equals(pc.station)) {
                    throw new Violation("S12", pc.name + " holds " + lease + ", central has " + ours);
                }
                Work there = pc.work(lease.fulfillment());
                Work here = central.floor.work(lease.fulfillment());
                Violation.unless(
                        there != null && there.equals(here),
                        "S27",
                        () -> pc.name + " has " + there + ", central has " + here);
            }
        }
    }

    /** S2: places are dense, and each chain follows from the one before. */
    private void logs() {
        for (Pc pc : truth.pcs()) {
            LoggedOperation before = null;
            for (LoggedOperation entry : pc.store.after(pc.store.identity().incarnation(), 0, Integer.MAX_VALUE)) {
                // What is between two that are kept was forgotten.
                boolean next = before != null
                        && entry.operation().seq() == before.operation().seq() + 1;
                if (before != null && next) {
                    Violation.unless(
                            entry.chain().equals(before.chain().with(entry.operation())),
                            "S2",
                            () -> "the chain of " + pc.name + " does not go on at " + entry);
                }
                before = entry;
            }
        }
    }

    /** S5 and S31: what central has is what somebody did at a station, and under the id that it got there. */
    private void done() {
        for (AppliedOperation each : central.store.everything()) {
            Violation.unless(truth.wasDone(each.operation()), "S5", () -> "nobody did " + each.operation());
        }
    }

    /** What became of the operations, for the table. */
    void count() {
        world.counts.add(
                "operations destroyed with their only copy",
                truth.destroyed.stream()
                        .filter(id -> truth.acknowledged.containsKey(id)
                                && central.store.seen(id).isEmpty())
                        .count());
        world.counts.add("simulated seconds", (world.now() - World.START) / 1_000);
    }
}
