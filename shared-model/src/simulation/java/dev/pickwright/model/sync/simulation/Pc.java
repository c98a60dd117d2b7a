package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.Floor.OperationRefused;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.StationIdentity;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationMoment;
import dev.pickwright.model.sync.StationSync;
import dev.pickwright.model.sync.StationSync.WorkAnswer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A station's computer: the kernel on its database and journal, with crashes between any two steps. */
final class Pc implements Db.Points {

    final World world;
    final Setup setup;
    final Truth truth;
    final String name;
    final PcClock clock;
    final OperatorId operator;
    StationId station;
    /** Whether its disk never went back or was copied. */
    boolean pristine = true;

    int restores;
    /** Grows whenever what is on the disk goes back or is gone. */
    int history;

    Db db;
    MemoryStationStore store;
    Journal journal = new Journal();
    private Table<UUID, Work> works;
    private Table<UUID, Long> copied;
    private Table<String, Central.Block> block;
    private Table<String, Long> labels;
    private StationSync sync;
    private boolean up = true;
    /** Grows with every death: what was on its way for an earlier life is not for this one. */
    private int life;

    private long dieAt = -1;
    private boolean diskFull;
    private @Nullable String poison;
    /** Whether it still writes the old form of what it does. */
    boolean old;

    private long pausedUntil;

    Pc(World world, Setup setup, Truth truth, String name, StationId station) {
        this.world = world;
        this.setup = setup;
        this.truth = truth;
        this.name = name;
        this.station = station;
        this.operator = new OperatorId(world.id());
        this.clock = new PcClock(world);
        this.old = setup.on(Setup.Habit.OLD_STATION);
        format();
        store.begin(station);
        db.sync();
        boot();
    }

    /** An empty database. */
    private void format() {
        db = new Db(this, false);
        store = new MemoryStationStore(db);
        works = db.table();
        copied = db.table();
        block = db.table();
        labels = db.table();
    }

    private void boot() {
        life++;
        up = true;
        clock.booted("%s-%d".formatted(name, life));
        sync = new StationSync(store);
    }

    boolean up() {
        return up;
    }

    int life() {
        return life;
    }

    StationSync sync() {
        return sync;
    }

    StationMoment moment() {
        return clock.now();
    }

    // ---- the commands of the screen

    Answer command(Request request) {
        if (!up) {
            return Answer.NONE;
        }
        if (diskFull) {
            return Answer.REFUSED;
        }
        try {
            LoggedOperation entry = db.transaction(() -> carryOut(request));
            if (entry == null) {
                return Answer.REFUSED;
            }
            durable(entry);
            return Answer.DONE;
        } catch (Crash crash) {
            died();
            return Answer.NONE;
        }
    }

    /** Commit, sync, journal, sync; only then the answer. */
    private void durable(LoggedOperation entry) {
        call();
        if (world.has(Bug.P3)) {
            int now = life;
            journal.append(entry);
            world.after(500 * setup.pace(), () -> {
                if (now == life) {
                    db.sync();
                    journal.sync();
                }
            });
            return;
        }
        db.sync();
        call();
        journal.append(entry);
        call();
        journal.sync();
        call();
    }

    private @Nullable LoggedOperation carryOut(Request request) {
        var before = store.find(request.id());
        if (before.isPresent()) {
            return before.get();
        }
        FulfillmentId fulfillment = request.fulfillment();
        StationLease lease =
                fulfillment == null ? null : store.lease(fulfillment).orElse(null);
        Operation operation = operation(request, lease);
        if (fulfillment != null) {
            boolean acknowledges = request.type() == OperationType.CANCEL_ACKNOWLEDGE;
            Work work = works.get(fulfillment.value());
            if (lease == null || work == null || !acknowledges && mayWork(fulfillment) != WorkAnswer.YES) {
                return null;
            }
            if (request.body().indexOf('!') < 0) {
                try {
                    works.put(fulfillment.value(), acknowledges ? work : Rules.apply(work, newest(operation)));
                } catch (OperationRefused e) {
                    return null;
                }
            }
        }
        LoggedOperation entry = sync.record(operation);
        if (lease != null) {
            truth.reserves.begun(this, lease);
        }
        if (request.type() == OperationType.PACK_CLOSE) {
            labels.put("next", Objects.requireNonNull(labels.get("next")) + 1);
        }
        if (lease != null && ends(request.type())) {
            sync.end(lease.fulfillment(), lease.epoch());
        }
        truth.recorded(this, entry);
        return entry;
    }

    /** Whether the screen lets somebody work on it. */
    WorkAnswer mayWork(FulfillmentId fulfillment) {
        WorkAnswer answer = sync.mayWork(fulfillment, moment());
        return world.has(Bug.C17) && answer == WorkAnswer.TOO_LATE_TO_START ? WorkAnswer.YES : answer;
    }

    private static boolean ends(OperationType type) {
        return type == OperationType.PACK_CONFIRM
                || type == OperationType.LEASE_RETURN
                || type == OperationType.CANCEL_ACKNOWLEDGE;
    }

    private Operation operation(Request request, @Nullable StationLease lease) {
        StationMoment now = moment();
        String given = request.type() == OperationType.PACK_CLOSE ? String.valueOf(label()) : "{}";
        return new Operation(
                request.id(),
                0,
                request.body().contains("!type") ? "telepathy" : request.type().wire(),
                request.version(),
                lease == null ? List.of() : List.of(new LeaseRef(lease.fulfillment(), lease.epoch())),
                null,
                world.has(Bug.C31) ? null : operator,
                null,
                now.wall(),
                now.mono(),
                now.boot(),
                request.body(),
                given);
    }

    /** The station reads its own old form. */
    private static Operation newest(Operation operation) {
        if (operation.type().equals(OperationType.PICK_QUANTITY.wire()) && operation.version() == 1) {
            String[] words = operation.body().split(" ");
            return new Operation(
                    operation.id(),
                    operation.seq(),
                    operation.type(),
                    2,
                    operation.leases(),
                    operation.subject(),
                    operation.operator(),
                    operation.approver(),
                    operation.wall(),
                    operation.mono(),
                    operation.boot(),
                    "%s %s %s %s".formatted(words[0], words[1], words[3], words[2]),
                    operation.given());
        }
        return operation;
    }

    // ---- numbers for labels

    /** The next number, or -1. */
    long label() {
        Central.Block now = block.get("");
        Long next = labels.get("next");
        boolean none = now == null
                || next == null
                || next > now.last()
                || now.incarnation() != store.identity().incarnation() && !world.has(Bug.P16);
        return none ? -1 : next;
    }

    boolean wantsBlock() {
        return label() < 0;
    }

    void take(Central.Block given) {
        db.transaction(() -> {
            if (given.incarnation() == store.identity().incarnation()) {
                block.put("", given);
                labels.put("next", given.first());
            }
            return true;
        });
        db.sync();
    }

    /** The block that labels come from now; null if there is none. */
    Central.@Nullable Block block() {
        return block.get("");
    }

    // ---- copies of what is leased

    @Nullable
    Work work(FulfillmentId fulfillment) {
        return works.get(fulfillment.value());
    }

    /** Puts central's copy in place, and what was done here and is not in it on top. */
    void take(Central.Copy copy) {
        db.transaction(() -> {
            FulfillmentId id = copy.work().id();
            Work work = copy.work();
            Set<UUID> contained = world.has(Bug.P12) ? Set.of() : copy.operations();
            for (LoggedOperation entry : store.all()) {
                boolean own = entry.operation().leases().stream()
                        .anyMatch(ref -> ref.fulfillment().equals(id) && ref.epoch() == copy.epoch());
                if (own
                        && !contained.contains(entry.operation().id().value())
                        && entry.operation().body().indexOf('!') < 0) {
                    try {
                        work = Rules.apply(work, newest(entry.operation()));
                    } catch (OperationRefused e) {
                        world.counts.add("copies: an own operation did not fit any more");
                    }
                }
            }
            works.put(id.value(), work);
            copied.put(id.value(), copy.epoch());
            return true;
        });
        db.sync();
    }

    /** Whether it has a copy of all that it holds. */
    boolean hasCopies() {
        return store.openLeases().stream().allMatch(this::hasCopy);
    }

    /** Whether the copy is one of that lease. */
    boolean hasCopy(StationLease lease) {
        Long epoch = copied.get(lease.fulfillment().value());
        return epoch != null && epoch == lease.epoch();
    }

    void endLease(StationLease lease) {
        db.transaction(() -> {
            sync.end(lease.fulfillment(), lease.epoch());
            return true;
        });
        db.sync();
    }

    // ---- faults

    void dieAt(long call) {
        dieAt = call;
    }

    void diskFull(boolean full) {
        diskFull = full;
    }

    void pause(long millis) {
        pausedUntil = world.now() + millis;
    }

    /** Nothing runs on it for a while. */
    boolean paused() {
        return world.now() < pausedUntil;
    }

    void heal() {
        pausedUntil = 0;
        diskFull = false;
        dieAt = -1;
        poison = null;
        if (!up) {
            start();
        }
    }

    boolean isDiskFull() {
        return diskFull;
    }

    /** The next operation will be one that central does not understand. */
    void poison(@Nullable String body) {
        poison = body;
    }

    @Nullable
    String nextPoison() {
        return poison;
    }

    @Override
    public void call() {
        if (dieAt >= 0 && dieAt-- == 0) {
            throw new Crash();
        }
    }

    @Override
    public boolean beforeCommit() {
        call();
        return false;
    }

    @Override
    public void afterCommit() {
        call();
    }

    /** The process is gone, and what was not synced with it. */
    void died() {
        dieAt = -1;
        if (up) {
            up = false;
            life++;
            db.crash();
            world.counts.add(journal.crash() ? "sometimes: torn record in the journal" : "sometimes: station died");
            world.trace.say(world.now(), name, "dies");
            int now = life;
            world.after(20_000 * setup.pace(), () -> start(now));
        }
    }

    private void start(int of) {
        if (!up && life == of) {
            start();
        }
    }

    /** The program is stopped, and a newer one is started on the same disk. */
    void upgrade() {
        old = false;
        if (up) {
            world.counts.add(store.waiting() > 0 ? "sometimes: upgraded while something waits" : "upgraded");
            Keeping.kept(this, "an upgrade", () -> {
                if (world.has(Bug.C6)) {
                    store.dropWhatWaits();
                }
                start();
            });
        }
    }

    /** The journal gets what the database has and it lacks. */
    void start() {
        Keeping.kept(this, "a start", this::startAndMend);
    }

    private void startAndMend() {
        boot();
        try {
            Map<?, ?> written = journal.operations();
            for (LoggedOperation entry : store.log()) {
                if (!written.containsKey(entry.operation().id())) {
                    journal.append(entry);
                    world.counts.add("sometimes: start mends the journal");
                }
            }
            journal.sync();
            if (world.has(Bug.P17)) {
                countPlacesAnew();
            }
        } catch (Crash crash) {
            died();
        }
        world.trace.say(world.now(), name, "starts");
    }

    /** The head by what is kept, which is less after some was forgotten. */
    private void countPlacesAnew() {
        db.transaction(() -> {
            var is = store.identity();
            var kept = store.after(is.incarnation(), 0, Integer.MAX_VALUE);
            boolean none = kept.isEmpty();
            store.write(new StationIdentity(
                    is.station(),
                    is.incarnation(),
                    is.central(),
                    none ? 0 : kept.getLast().operation().seq(),
                    none ? Chain.START : kept.getLast().chain(),
                    Math.min(is.acked(), none ? 0 : kept.getLast().operation().seq()),
                    is.helloNo(),
                    is.boot(),
                    is.serverTime()));
            return true;
        });
        db.sync();
    }

    /** What the screen says of an operation. */
    OperationStanding shown(LoggedOperation entry) {
        return world.has(Bug.P20) && entry.standing() == OperationStanding.SENT
                ? OperationStanding.CONFIRMED
                : entry.standing();
    }

    /** What is kept on the disk. */
    record Disk(List<Map<?, ?>> tables, List<LoggedOperation> journal, StationId station) {}

    Disk disk() {
        return new Disk(db.image(), journal.image(), station);
    }

    /** The disk is as it was then. */
    void restore(Disk disk) {
        pristine = false;
        restores++;
        history++;
        dieAt = -1;
        truth.copiesGone(this, () -> {
            life++;
            db.load(disk.tables());
            journal.load(disk.journal());
            station = disk.station();
        });
        start();
    }

    /** Nothing is left; the same station is set up again. */
    void wipe() {
        history++;
        truth.wiped(this);
        pristine = false;
        dieAt = -1;
        truth.copiesGone(this, () -> {
            life++;
            format();
            journal = new Journal();
            store.begin(station);
            db.sync();
        });
        start();
    }

    /** The database is moved aside; what the journal has is recorded anew. */
    void databaseUnreadable() {
        dieAt = -1;
        truth.copiesGone(
                this, () -> recordAnew(journal.operations().values().stream().toList()));
        start();
    }

    private void recordAnew(List<LoggedOperation> entries) {
        Keeping.same(this, entries, () -> recordAgain(world.has(Bug.C5) ? renamed(entries) : entries));
    }

    private List<LoggedOperation> renamed(List<LoggedOperation> entries) {
        return entries.stream()
                .map(entry -> new LoggedOperation(
                        entry.incarnation(),
                        Planted.renamed(entry.operation(), world.id()),
                        entry.chain(),
                        entry.standing(),
                        entry.ruling()))
                .toList();
    }

    private void recordAgain(List<LoggedOperation> entries) {
        history++;
        pristine = false;
        life++;
        format();
        store.begin(station);
        up = true;
        clock.booted("%s-%d".formatted(name, life));
        sync = new StationSync(store);
        db.transaction(() -> {
            entries.forEach(entry -> sync.record(entry.operation()));
            return true;
        });
        db.sync();
    }

    /** Another computer keeps the station's name: this one gets one of its own, and keeps what it did. */
    void enrolAs(StationId other) {
        dieAt = -1;
        station = other;
        recordAnew(store.log());
        start();
    }
}
