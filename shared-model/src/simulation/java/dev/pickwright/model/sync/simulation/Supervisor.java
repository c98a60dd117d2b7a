package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CentralStore.CaseFile;
import dev.pickwright.model.sync.CentralStore.StationBook;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.OperationVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Decides what only a person can: takes work away, resolves cases, says which of two computers stays. */
final class Supervisor {

    private final World world;
    private final Setup setup;
    private final Central central;
    private final Truth truth;
    private final People people;
    private final Building building;
    private final SplittableRandom random;
    private boolean calm;

    Supervisor(World world, Setup setup, Central central, Truth truth, People people, Building building) {
        this.world = world;
        this.setup = setup;
        this.central = central;
        this.truth = truth;
        this.people = people;
        this.building = building;
        this.random = world.random("supervisor");
    }

    void run() {
        long gap = 120_000 * setup.pace();
        world.after(gap / 2 + random.nextLong(gap), this::run);
        if (!calm && setup.on(Setup.Habit.REVOKES) && random.nextInt(4) == 0) {
            people.at(this::revoke);
        }
        if (!calm && setup.on(Setup.Habit.HOLDS) && random.nextInt(4) == 0) {
            people.at(this::hold);
        }
        for (CaseFile file : central.store.openCases()) {
            boolean waits = world.now() - file.openedAt() < 5 * 60_000 * setup.pace();
            if (calm || !waits && random.nextInt(3) == 0) {
                people.at(() -> resolve(file));
                carryOut();
            }
        }
        people.at(this::keepOne);
        if (calm) {
            people.at(this::takeFromTheSilent);
            people.at(this::takeStock);
        }
    }

    /** Faults are over: what is open is cleared up. */
    void calm() {
        calm = true;
        central.floor.mended = true;
    }

    private void revoke() {
        List<Lease> open = central.store.everyOpenLease();
        if (!open.isEmpty()) {
            Lease lease = open.get(random.nextInt(open.size()));
            central.leases().revoke(lease.fulfillment(), world.now());
            world.counts.add("sometimes: revoked while " + lease.state().name().toLowerCase(java.util.Locale.ROOT));
            world.trace.say(world.now(), "supervisor", "revokes", lease.fulfillment(), lease.epoch());
        }
    }

    private void hold() {
        List<Work> works = central.floor.works();
        Work work = works.isEmpty() ? null : works.get(random.nextInt(works.size()));
        if (work != null && work.status().live()) {
            central.store.transaction(() -> {
                central.floor.write(work.hold(!work.hold()));
                central.tellHolder(work.id());
                return true;
            });
            world.counts.add(work.hold() ? "sometimes: hold released" : "sometimes: hold placed");
        }
    }

    /** A lease that its station does not know any more, and nobody works on: taken away when all else is quiet. */
    private void takeFromTheSilent() {
        for (Lease lease : central.store.everyOpenLease()) {
            boolean held = truth.pcs().stream()
                    .anyMatch(pc -> pc.station.equals(lease.station())
                            && pc.store
                                    .lease(lease.fulfillment())
                                    .filter(each -> each.epoch() >= lease.epoch() && each.open())
                                    .isPresent());
            if (!held && world.now() - lease.grantedAt() > 30 * 60_000 * setup.pace()) {
                central.leases().revoke(lease.fulfillment(), world.now());
                world.counts.add("leases taken from a station that does not know them");
            }
        }
    }

    /** What should be in a tote or box and is not, for late work took it, is taken off what was to be done with it. */
    private void takeStock() {
        if (!central.store.openCases().isEmpty()) {
            return;
        }
        central.floor.unaccounted().forEach((place, units) -> {
            if (units < 0) {
                world.counts.add("places found emptier than they should be");
                central.store.transaction(() -> {
                    for (Work work : central.floor.works()) {
                        if (work.goods().containsKey(place)) {
                            central.leases().forceCancel(work.id(), world.now());
                        }
                    }
                    central.floor.settle(place, units);
                    return true;
                });
            }
        });
    }

    private void keepOne() {
        for (StationBook book : central.store.books()) {
            if (book.suspectedClone()) {
                List<Pc> speakers = truth.pcs().stream()
                        .filter(pc -> pc.station.equals(book.station()))
                        .toList();
                world.counts.add("sometimes: one of two computers kept");
                central.clonesDecided++;
                for (int i = 1; i < speakers.size(); i++) {
                    if (speakers.get(i).up()) {
                        speakers.get(i).enrolAs(new StationId(world.id()));
                    }
                }
                central.store.transaction(() -> {
                    central.store.write(new StationBook(
                            book.station(), book.current(), book.last(), List.of(), false, book.lastHello()));
                    return true;
                });
            }
        }
    }

    // ---- cases

    private void resolve(CaseFile file) {
        CaseOutcome outcome = central.store.transaction(() -> {
            // A transaction that has to be repeated decides anew.
            carried.clear();
            if (file.kind() == CaseKind.QUARANTINED) {
                central.floor.mended = calm || random.nextInt(3) == 0;
                boolean closed = central.sync().cases().retry(file.id(), world.now());
                world.counts.add("sometimes: quarantine " + (closed ? "cleared" : "stays"));
                return CaseOutcome.RETRY;
            }
            return file.kind() == CaseKind.AWAITED ? awaited(file) : diverted(file);
        });
        world.trace.say(world.now(), "supervisor", "resolves", file.id(), outcome.wire());
    }

    /** Somebody waits for the picks of a silent station for a while, and not for ever. */
    private CaseOutcome awaited(CaseFile file) {
        if (world.now() - file.openedAt() > 12 * 60_000 * setup.pace()) {
            world.counts.add("sometimes: picks awaited in vain");
            central.leases().revoke(java.util.Objects.requireNonNull(file.fulfillment()), world.now());
        }
        return CaseOutcome.RETRY;
    }

    private CaseOutcome diverted(CaseFile file) {
        CaseOutcome outcome = choose(file);
        FulfillmentId fulfillment = file.fulfillment();
        TreeSet<String> places = places(file.id());
        if (outcome == CaseOutcome.ADOPT || outcome == CaseOutcome.MERGE) {
            central.adopting = true;
            var left = central.sync()
                    .cases()
                    .adopt(file.id(), outcome == CaseOutcome.ADOPT && random.nextBoolean(), world.now());
            central.adopting = false;
            if (fulfillment != null) {
                central.tellHolder(fulfillment);
            }
            if (left.isEmpty()) {
                world.counts.add("sometimes: case " + CaseOutcome.ADOPT.wire());
                clear(file, CaseOutcome.ADOPT, places);
                return CaseOutcome.ADOPT;
            }
            world.counts.add("sometimes: case adopted in part");
            outcome = outcome == CaseOutcome.ADOPT ? CaseOutcome.PUT_BACK : outcome;
        }
        world.counts.add("sometimes: case " + outcome.wire());
        clear(file, outcome, places);
        central.sync().cases().close(file.id(), outcome, world.now());
        return outcome;
    }

    private CaseOutcome choose(CaseFile file) {
        CaseOutcome[] all = {
            CaseOutcome.PUT_BACK, CaseOutcome.ADOPT, CaseOutcome.MERGE, CaseOutcome.SHIP_ANYWAY, CaseOutcome.WRITE_OFF
        };
        CaseOutcome outcome = all[random.nextInt(all.length)];
        FulfillmentId fulfillment = file.fulfillment();
        Work work = fulfillment == null ? null : central.floor.work(fulfillment);
        boolean mayShip = work != null
                && work.status().live()
                && fulfillment != null
                && !truth.cancelAnswered.contains(fulfillment)
                && !central.store.cancelRequested(fulfillment);
        boolean othersAtIt = fulfillment != null
                && central.store.openLeases(fulfillment).stream().anyMatch(lease -> lease.epoch() != file.epoch());
        if (outcome == CaseOutcome.SHIP_ANYWAY && !mayShip || outcome == CaseOutcome.ADOPT && othersAtIt) {
            return CaseOutcome.PUT_BACK;
        }
        return outcome;
    }

    /** Where the goods of a case went to or came from. */
    private TreeSet<String> places(CaseId id) {
        TreeSet<String> places = new TreeSet<>();
        central.store.operations(id).stream()
                .filter(each -> each.ruling().verdict() == OperationVerdict.DIVERTED)
                .flatMap(each -> {
                    try {
                        return Rules.moves(central.floor.upcast(each.operation())).stream();
                    } catch (dev.pickwright.model.sync.Floor.UnknownOperation e) {
                        return java.util.stream.Stream.<Move>empty();
                    }
                })
                .forEach(move -> {
                    places.add(move.from() + " " + move.sku());
                    places.add(move.to() + " " + move.sku());
                });
        return places;
    }

    /** Every unit of the case gets a place: back to its bin, out, or onto the truck. */
    private void clear(CaseFile file, CaseOutcome outcome, TreeSet<String> places) {
        TreeMap<String, Integer> unaccounted = central.floor.unaccounted();
        boolean missing = places.stream().anyMatch(place -> unaccounted.getOrDefault(place, 0) < 0);
        FulfillmentId fulfillment = file.fulfillment();
        if (fulfillment != null && (missing || outcome == CaseOutcome.SHIP_ANYWAY)) {
            central.leases().forceCancel(fulfillment, world.now());
        }
        List<Move> away = new ArrayList<>();
        for (Map.Entry<String, Integer> each : central.floor.unaccounted().entrySet()) {
            String place = each.getKey();
            if (!places.contains(place)) {
                continue;
            }
            boolean goes = each.getValue() > 0
                    && (outcome == CaseOutcome.WRITE_OFF
                            || outcome == CaseOutcome.SHIP_ANYWAY && place.startsWith("box:"));
            if (goes) {
                String[] words = place.split(" ");
                if (building.at(words[0], words[1]) >= each.getValue()) {
                    String to = outcome == CaseOutcome.WRITE_OFF ? Move.OUT : Move.TRUCK;
                    away.add(new Move(words[0], to, words[1], each.getValue()));
                    continue;
                }
            }
            central.floor.settle(place, each.getValue());
        }
        // A central that was restored may decide otherwise than it did before.
        UUID by = new UUID(
                file.id().value().getMostSignificantBits() ^ central.incarnation() - 1,
                file.id().value().getLeastSignificantBits());
        central.floor.record(by, away);
        carried.add(Map.entry(by, away));
    }

    /** What was decided, to be carried out once that is certain. */
    private final List<Map.Entry<UUID, List<Move>>> carried = new ArrayList<>();

    /** The people in the hall do what was decided, if the decision stands. */
    void carryOut() {
        for (var each : carried) {
            if (central.floor.facts().containsKey(each.getKey())) {
                building.move(each.getKey(), each.getValue());
            }
        }
        carried.clear();
    }
}
