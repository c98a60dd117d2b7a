package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationSync.WorkAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who does what the screen says, and repeats a scan that got no answer. */
final class Operator {

    private final World world;
    private final Setup setup;
    private final Pc pc;
    private final Exchange exchange;
    private final Building building;
    private final SplittableRandom random;
    private @Nullable Request pending;
    private boolean asked;
    private boolean signedIn;
    private boolean calm;
    private long breakUntil;
    /** The totes that stand here and were filled at another station. */
    private final Map<FulfillmentId, String> carried = new LinkedHashMap<>();

    Operator(World world, Setup setup, Pc pc, Exchange exchange, Building building, String name) {
        this.world = world;
        this.setup = setup;
        this.pc = pc;
        this.exchange = exchange;
        this.building = building;
        this.random = world.random("operator " + name);
    }

    void run() {
        long gap = 12_000 * setup.pace();
        world.after(gap / 2 + random.nextLong(gap), this::run);
        try {
            step();
        } catch (Crash crash) {
            pc.died();
        }
    }

    /** Nothing new is begun; what is begun is brought to an end. */
    void calm() {
        calm = true;
        breakUntil = 0;
    }

    void breakUntil(long time) {
        breakUntil = time;
    }

    void step() {
        if (pc.paused() || world.now() < breakUntil) {
            return;
        }
        if (pending != null) {
            attempt(pending);
        } else if (pc.up()) {
            decide();
        }
    }

    boolean idle() {
        return pending == null;
    }

    private void attempt(Request request) {
        List<Move> moves = moves(request);
        building.move(request.id().value(), moves);
        boolean repeated = asked;
        asked = true;
        Answer answer = pc.command(request);
        world.trace.say(
                world.now(), pc.name, "scan", request.type().wire(), request.body(), answer.name(), request.id());
        switch (answer) {
            case DONE -> {
                pc.truth.acknowledged(pc, request);
                pending = null;
                if (repeated) {
                    world.counts.add("sometimes: scan repeated and done");
                }
                if (random.nextDouble() < setup.slips()) {
                    world.counts.add("sometimes: double scan");
                    exchange.again().scanned(request);
                }
            }
            case REFUSED -> {
                building.takeBack(request.id().value());
                pending = null;
                world.counts.add("scans refused");
                if (repeated) {
                    pc.truth.ambiguous(request);
                    world.counts.add("sometimes: scan repeated and refused");
                }
            }
            case NONE -> world.counts.add("sometimes: scan without an answer");
        }
    }

    private static List<Move> moves(Request request) {
        if (request.type() == OperationType.PICK_QUANTITY && request.version() == 1) {
            String[] words = request.body().split(" ");
            return List.of(new Move(Move.bin(words[1]), "tote:" + words[2], words[1], Integer.parseInt(words[3])));
        }
        return Rules.moves(request.type(), request.body());
    }

    private void scan(OperationType type, @Nullable FulfillmentId fulfillment, String body) {
        scan(type, type.version(), fulfillment, body);
    }

    private void scan(OperationType type, int version, @Nullable FulfillmentId fulfillment, String body) {
        pending = new Request(new OperationId(world.id()), type, version, fulfillment, body);
        asked = false;
        attempt(pending);
    }

    private void decide() {
        for (StationLease lease : pc.store.everyLease()) {
            if (lease.state() == StationLease.State.STOPPED) {
                stopped(lease);
                return;
            }
        }
        if (calm) {
            putBack();
            return;
        }
        if (pc.nextPoison() != null) {
            poison(pc.nextPoison());
            return;
        }
        if (random.nextInt(40) == 0) {
            sign();
            return;
        }
        if (!exchange.errands.putBacks.isEmpty() && random.nextInt(3) == 0 && putBack()) {
            return;
        }
        if (setup.on(Setup.Habit.CARRIES) && random.nextInt(8) == 0 && fetch()) {
            return;
        }
        StationLease lease = inHand();
        if (lease != null) {
            work(lease);
        }
    }

    /** A full tote from another station is carried here, and central is asked for it until it is here in the books, too. */
    private boolean fetch() {
        for (FulfillmentId each : carried.keySet()) {
            if (pc.store.lease(each).filter(StationLease::open).isEmpty()) {
                exchange.errands.takeOver(each);
                return true;
            }
        }
        for (Pc other : pc.truth.pcs()) {
            for (StationLease lease : other.store.openLeases()) {
                Work work = other.work(lease.fulfillment());
                boolean full = work != null && work.status() == FulfillmentStatus.PICKED && work.tote() != null;
                if (full && !other.station.equals(pc.station) && !building.isAway(work.tote(), other.station)) {
                    building.carry(work.tote(), pc.station);
                    carried.put(work.id(), work.tote());
                    exchange.errands.takeOver(work.id());
                    return true;
                }
            }
        }
        return false;
    }

    private void sign() {
        signedIn = !signedIn;
        if (signedIn) {
            scan(OperationType.SIGN_IN, null, "pin");
            return;
        }
        if (pc.store.waiting() > 0) {
            world.counts.add("sometimes: signed out while something waits");
        }
        Keeping.kept(pc, "a sign-out", () -> scan(OperationType.SIGN_OUT, null, "-"));
    }

    private void poison(String body) {
        StationLease lease = inHand();
        if (lease != null) {
            pc.poison(null);
            scan(OperationType.STATION_EVENT, lease.fulfillment(), body);
        }
    }

    /** The full-screen stop: what to do is said there. */
    private void stopped(StationLease lease) {
        if (pc.store.cancelAsked(lease) && pc.work(lease.fulfillment()) != null) {
            scan(OperationType.CANCEL_ACKNOWLEDGE, lease.fulfillment(), "stopped");
        } else {
            pc.endLease(lease);
        }
    }

    private boolean putBack() {
        for (PutBack each : exchange.errands.putBacks) {
            int there = Math.min(each.quantity(), building.at(each.place(), each.sku()));
            if (there > 0) {
                exchange.errands.putBacks = new ArrayList<>(exchange.errands.putBacks);
                exchange.errands.putBacks.remove(each);
                scan(
                        OperationType.PUT_BACK_DONE,
                        null,
                        "%s %s %s %d".formatted(each.id(), each.place(), each.sku(), there));
                return true;
            }
        }
        return false;
    }

    private @Nullable StationLease inHand() {
        StationLease first = null;
        for (StationLease lease : pc.store.openLeases()) {
            if (pc.mayWork(lease.fulfillment()) == WorkAnswer.TOO_LATE_TO_START) {
                world.counts.add("sometimes: too late to begin a reserve");
            }
            if (pc.hasCopy(lease) && pc.mayWork(lease.fulfillment()) == WorkAnswer.YES && !isAway(lease)) {
                if (lease.state() == StationLease.State.STARTED) {
                    return lease;
                }
                first = first == null || random.nextBoolean() ? lease : first;
            }
        }
        return first;
    }

    /** Whether somebody else packs it. */
    private boolean isAway(StationLease lease) {
        Work work = pc.work(lease.fulfillment());
        return work != null && work.status() != FulfillmentStatus.PICKING && building.isAway(work.tote(), pc.station);
    }

    private void work(StationLease lease) {
        FulfillmentId id = lease.fulfillment();
        Work work = pc.work(id);
        if (work == null) {
            return;
        }
        if (setup.on(Setup.Habit.RETURNS) && random.nextInt(25) == 0) {
            scan(OperationType.LEASE_RETURN, id, "enough");
            return;
        }
        switch (work.status()) {
            case PICKING -> {
                if (carried.containsKey(id)) {
                    scan(OperationType.PACK_TAKE_OVER, id, carried.get(id));
                } else {
                    pick(id, work);
                }
            }
            case PICKED -> scan(OperationType.PACK_SCAN_AT_BENCH, id, "bench");
            case PACKING -> pack(id, work);
            case PACK_FAILED -> {
                if (work.packAttempts() < 3 && random.nextBoolean()) {
                    scan(OperationType.PACK_RETRY, id, "again");
                } else {
                    scan(OperationType.LEASE_RETURN, id, "failed");
                }
            }
            case PICK_FAILED -> scan(OperationType.LEASE_RETURN, id, "failed");
            default -> pc.endLease(lease);
        }
    }

    private void pick(FulfillmentId id, Work work) {
        String mine =
                pc.store.lease(id).map(lease -> pc.name + "." + lease.epoch()).orElse("");
        if (work.tote() == null || !work.tote().endsWith(mine) || building.isAway(work.tote(), pc.station)) {
            scan(OperationType.PICK_CLAIM, id, "%s.%s".formatted(shortId(), mine));
            return;
        }
        if (setup.on(Setup.Habit.FAILS) && random.nextInt(20) == 0) {
            scan(OperationType.PICK_FAIL, id, "-");
            return;
        }
        if (random.nextDouble() < setup.slips() / 2 && undo(id, work, "tote:", OperationType.PICK_UNDO)) {
            return;
        }
        for (int i = 0; i < work.lines().size(); i++) {
            Work.Line line = work.lines().get(i);
            if (line.open() > 0) {
                pickLine(id, work, i, line);
                return;
            }
        }
        scan(work.picked() > 0 ? OperationType.PICK_FINISH : OperationType.PICK_FAIL, id, "-");
    }

    private void pickLine(FulfillmentId id, Work work, int no, Work.Line line) {
        String sku = line.sku();
        if (random.nextDouble() < setup.slips() / 2) {
            world.counts.add("sometimes: wrong item");
            if (building.at(Move.bin("S0"), "S0") > 0) {
                scan(OperationType.PICK_SCAN, id, "%d WRONG 1 %s".formatted(no, work.tote()));
            }
            return;
        }
        int there = Math.min(line.open(), building.at(Move.bin(sku), sku));
        if (there == 0) {
            scan(OperationType.PICK_SHORT, id, "%d %s %d".formatted(no, sku, line.open()));
        } else if (there > 1 && random.nextBoolean()) {
            if (pc.old) {
                scan(OperationType.PICK_QUANTITY, 1, id, "%d %s %s %d".formatted(no, sku, work.tote(), there));
            } else {
                scan(OperationType.PICK_QUANTITY, id, "%d %s %d %s".formatted(no, sku, there, work.tote()));
            }
        } else {
            scan(OperationType.PICK_SCAN, id, "%d %s 1 %s".formatted(no, sku, work.tote()));
        }
    }

    private boolean undo(FulfillmentId id, Work work, String kind, OperationType type) {
        for (String key : work.goods().keySet()) {
            String[] words = key.split(" ");
            int no = line(work, words[1], type == OperationType.PICK_UNDO);
            if (words[0].startsWith(kind) && no >= 0 && building.at(words[0], words[1]) > 0) {
                String place = words[0].substring(kind.length());
                scan(
                        type,
                        id,
                        type == OperationType.PICK_UNDO
                                ? "%d %s 1 %s".formatted(no, words[1], place)
                                : "%d %s 1 %s %s".formatted(no, words[1], shortId(), place));
                return true;
            }
        }
        return false;
    }

    private static int line(Work work, String sku, boolean unpacked) {
        for (int i = 0; i < work.lines().size(); i++) {
            Work.Line line = work.lines().get(i);
            if (line.sku().equals(sku) && (unpacked ? line.picked() > line.packed() : line.packed() > 0)) {
                return i;
            }
        }
        return -1;
    }

    private void pack(FulfillmentId id, Work work) {
        if (setup.on(Setup.Habit.FAILS) && random.nextInt(25) == 0) {
            scan(OperationType.PACK_FAIL, id, "-");
            return;
        }
        if (random.nextDouble() < setup.slips() / 3 && undo(id, work, "box:", OperationType.PACK_UNDO)) {
            return;
        }
        String open = null;
        boolean missing = false;
        for (String key : work.goods().keySet()) {
            String[] words = key.split(" ");
            if (words[0].startsWith("box:") && !work.labels().containsKey(words[0].substring(4))) {
                open = words[0].substring(4);
            }
        }
        for (String key : work.goods().keySet()) {
            String[] words = key.split(" ");
            if (words[0].startsWith("tote:")) {
                int no = line(work, words[1], true);
                if (no >= 0 && building.at(words[0], words[1]) > 0) {
                    String box = open == null ? shortId() : open;
                    scan(
                            OperationType.PACK_SCAN,
                            id,
                            "%d %s 1 %s %s".formatted(no, words[1], words[0].substring(5), box));
                    return;
                }
                missing = true;
            }
        }
        if (missing) {
            scan(OperationType.PACK_FAIL, id, "-");
        } else if (open != null) {
            close(id, open);
        } else if (work.qcRequired() && !work.qcPassed()) {
            scan(OperationType.QC_RECORD, id, random.nextInt(4) == 0 ? "fail" : "pass");
        } else {
            scan(OperationType.PACK_CONFIRM, id, "-");
        }
    }

    private void close(FulfillmentId id, String box) {
        if (pc.label() >= 0) {
            pc.truth.labelled(pc, pc.label());
            scan(OperationType.PACK_CLOSE, id, box);
        }
    }

    private String shortId() {
        UUID id = world.id();
        return Long.toString(id.getLeastSignificantBits() & 0xFFFFFF, 36);
    }
}
