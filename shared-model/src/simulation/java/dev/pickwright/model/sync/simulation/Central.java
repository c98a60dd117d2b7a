package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.sync.CentralStore;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseEnd;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LeaseStage;
import dev.pickwright.model.sync.LeaseState;
import dev.pickwright.model.sync.Leases;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.VerdictCode;
import dev.pickwright.model.sync.WantWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Central's process: the kernel on its tables, with crashes between any two calls of the store. */
final class Central implements Db.Points {

    /** What a station is told of work: all its leases, and copies of the fulfillments it asked about. */
    record Granted(int central, @Nullable GrantRefusal refusal, List<GrantedLease> leases) {}

    /** A fulfillment as central has it. @param operations of that lease that have a verdict that stays */
    record Copy(Work work, long epoch, Set<UUID> operations) {}

    /** Numbers for labels, of one incarnation of a station. */
    record Block(int central, long incarnation, long first, long last) {}

    private static final long BLOCK = 1_000;

    final World world;
    final Db db;
    final MemoryCentralStore store;
    final CentralFloor floor;
    private final Setup setup;
    private final Table<String, Long> numbers;
    private final Table<UUID, Boolean> asked;
    private CentralSync sync;
    private boolean up = true;
    private long upSince;
    private int restores;
    /** Dies at this call, counted down; negative for never. */
    private long dieAtCall = -1;

    private boolean dieAfterCommit;
    private int repeats;
    /** How often a supervisor said which of two computers stays: all boots count as new from then on. */
    int clonesDecided;

    private Consumer<CentralStore.AppliedOperation> rulings = applied -> {};

    /** The station whose computer central talks to; null for none. */
    @Nullable
    StationId caller;

    /** What every block of numbers was ever given for; outlives restores, for the checks. */
    final List<Block> blocks = new ArrayList<>();

    Central(World world, Setup setup) {
        this.world = world;
        this.setup = setup;
        db = new Db(this, true);
        store = new MemoryCentralStore(db, world, this::ruled);
        floor = new CentralFloor(world, db, this::moved, this::fenced);
        numbers = db.table();
        asked = db.table();
        db.sync();
        sync = started();
    }

    private CentralSync started() {
        return new CentralSync(store, floor, setup.horizon());
    }

    /** Who packed it is done, and so is who picked what another station packs. */
    private void moved(Work work) {
        for (Lease lease : store.openLeases(work.id())) {
            boolean picked = lease.stage() == LeaseStage.PICK && work.status() != FulfillmentStatus.PICKING;
            if (picked || work.status() == FulfillmentStatus.PACKED) {
                leases().end(new LeaseRef(work.id(), lease.epoch()), LeaseEnd.COMPLETED);
            }
        }
    }

    /** Whether a supervisor lets late work count, under whatever lease. */
    boolean adopting;

    /** S14 and S15: only who holds the lease moves the work on, and nobody after it was taken away. */
    private void fenced(Operation operation, LeaseRef ref) {
        Lease lease = store.truly(ref);
        boolean holds = lease != null
                && lease.epoch() == ref.epoch()
                && lease.end() != LeaseEnd.REVOKED
                && lease.end() != LeaseEnd.CANCELLED;
        Violation.unless(adopting || holds, "S15", () -> operation + " moves on what " + lease + " says is not its");
    }

    /** S16: late work counts as long as nobody took it away or has it by now. S31: the station and who did it are known. */
    private void ruled(CentralStore.AppliedOperation applied) {
        var ruling = applied.ruling();
        Violation.unless(
                applied.station().equals(caller), "S31", () -> applied + " came from the computer of " + caller);
        Violation.unless(applied.operation().operator() != null, "S31", () -> "nobody did " + applied);
        boolean again = store.known(applied.operation().id(), applied.incarnation());
        world.counts.add("verdict "
                + (again
                        ? "duplicate"
                        : ruling.verdict().wire()
                                + (ruling.code() == null
                                        ? ""
                                        : ", " + ruling.code().wire())));
        rulings.accept(applied);
        if (applied.operation().type().equals(OperationType.PACK_TAKE_OVER.wire())
                && !again
                && (ruling.code() == VerdictCode.STATE_INVALID || ruling.verdict() == OperationVerdict.APPLIED)) {
            for (LeaseRef ref : applied.operation().leases()) {
                Violation.unless(
                        !store.isStillPicked(ref.fulfillment()), "S22", () -> "ruled before its picks: " + applied);
            }
        }
        if (applied.ruling().code() == VerdictCode.LEASE_REASSIGNED) {
            for (LeaseRef ref : applied.operation().leases()) {
                Lease lease = store.truly(ref);
                Violation.unless(
                        lease == null
                                || lease.epoch() != ref.epoch()
                                || lease.stage() != LeaseStage.PICK
                                || !lease.state().open()
                                || !lease.station().equals(applied.station())
                                || applied.operation().type().startsWith("pack_")
                                || applied.operation().type().startsWith("qc_"),
                        "S16",
                        () -> "diverted, and only the packing is another's: " + applied + " under " + lease);
            }
        }
        if (applied.ruling().code() == VerdictCode.LEASE_REVOKED) {
            for (LeaseRef ref : applied.operation().leases()) {
                Lease lease = store.truly(ref);
                Violation.unless(
                        lease == null
                                || lease.epoch() != ref.epoch()
                                || lease.end() == LeaseEnd.REVOKED
                                || lease.end() == LeaseEnd.ADOPTED,
                        "S16",
                        () -> "diverted, and nobody took it away: " + applied + " under " + lease);
            }
        }
    }

    /** Is told of every verdict. */
    void ruled(Consumer<CentralStore.AppliedOperation> told) {
        rulings = told;
    }

    Leases leases() {
        return sync.leases();
    }

    CentralSync sync() {
        return sync;
    }

    boolean up() {
        return up;
    }

    /** Since when it is there without a break; a restore is none. */
    long upSince() {
        return upSince;
    }

    // ---- faults

    void dieAt(long call) {
        dieAtCall = call;
    }

    void dieAfterCommit() {
        dieAfterCommit = true;
    }

    /** The next so many transactions have to be repeated. */
    void repeat(int transactions) {
        repeats = transactions;
    }

    @Override
    public void call() {
        if (dieAtCall >= 0 && dieAtCall-- == 0) {
            died("before a commit");
        }
    }

    @Override
    public boolean beforeCommit() {
        if (repeats > 0) {
            repeats--;
            world.counts.add("sometimes: transaction of central repeated");
            return true;
        }
        return false;
    }

    @Override
    public void afterCommit() {
        if (dieAfterCommit) {
            dieAfterCommit = false;
            died("after a commit");
        }
    }

    private void died(String when) {
        dieAtCall = -1;
        up = false;
        upSince = Long.MAX_VALUE;
        world.counts.add("sometimes: central died " + when);
        world.trace.say(world.now(), "central", "dies " + when);
        world.after(30_000 * setup.pace(), this::start);
        throw new Crash();
    }

    void start() {
        if (!up) {
            db.crash();
            sync = started();
            up = true;
            upSince = world.now();
            world.trace.say(world.now(), "central", "starts");
        }
    }

    void heal() {
        dieAtCall = -1;
        dieAfterCommit = false;
        repeats = 0;
        start();
    }

    List<Map<?, ?>> backup() {
        return db.image();
    }

    /** The restore: the copy is put in place, and central goes on under an incarnation that it never had. */
    void restore(List<Map<?, ?>> copy, String why) {
        restores++;
        db.load(copy);
        store.restored(1 + restores);
        db.sync();
        sync = started();
        if (!up) {
            up = true;
            upSince = world.now();
        }
        dieAtCall = -1;
        dieAfterCommit = false;
        repeats = 0;
        world.trace.say(world.now(), "central", why, 1 + restores);
    }

    int incarnation() {
        return 1 + restores;
    }

    // ---- what stations ask

    HelloReply hello(Hello hello) {
        return sync.hello(hello, world.now());
    }

    PushReply push(Push push) {
        return sync.push(push, world.now());
    }

    IncarnationOpened open(OpenIncarnation asked) {
        return sync.open(asked, world.now());
    }

    FeedPage feed(StationId station, FeedName feed, long after) {
        return store.transaction(() -> store.feed(station, feed, after, setup.feedPage()));
    }

    Granted work(StationId station, WantWork wanted) {
        return store.transaction(() -> {
            CentralStore.StationBook book = store.station(station).orElse(null);
            GrantRefusal refusal = book != null && book.suspectedClone() ? GrantRefusal.SUSPECT_CLONE : null;
            boolean fresh = asked.get(wanted.request()) == null || world.has(Bug.C11);
            asked.put(wanted.request(), true);
            if (book != null && refusal == null && fresh) {
                grant(station, LeaseKind.ACTIVE, wanted.active(), Long.MAX_VALUE);
                grant(station, LeaseKind.RESERVE, wanted.reserve(), world.now() + setup.startWithin());
            }
            return new Granted(
                    store.central(),
                    refusal,
                    store.openLeases(station).stream().map(Central::granted).toList());
        });
    }

    private static GrantedLease granted(Lease lease) {
        return new GrantedLease(lease.fulfillment(), lease.epoch(), lease.kind(), lease.grantedAt(), lease.startBy());
    }

    /** So many of the kind in all. */
    private void grant(StationId station, LeaseKind kind, int wanted, long startBy) {
        int has = (int) store.openLeases(station).stream()
                .filter(lease -> lease.kind() == kind && lease.state() == LeaseState.RESERVED)
                .count();
        for (Work work : floor.works()) {
            if (has >= wanted) {
                return;
            }
            boolean workable = work.status() == FulfillmentStatus.PICKING
                    || work.status() == FulfillmentStatus.PICKED
                    || work.status() == FulfillmentStatus.PACKING;
            if (workable && !work.hold()) {
                var lease = store.granting(() -> leases().grant(work.id(), station, kind, world.now(), startBy));
                if (lease.isPresent()) {
                    has++;
                }
            }
        }
    }

    /** A tote of it stands at the station: what is left to do goes there. */
    Granted takeOver(StationId station, FulfillmentId fulfillment) {
        return store.transaction(() -> {
            Work work = floor.work(fulfillment);
            boolean others = store.openLeases(fulfillment).stream()
                    .noneMatch(lease -> lease.station().equals(station));
            if (work != null && others && work.status() == FulfillmentStatus.PICKED) {
                leases().revoke(fulfillment, world.now());
                if (leases().grant(fulfillment, station, LeaseKind.ACTIVE, world.now(), Long.MAX_VALUE)
                        .isPresent()) {
                    world.counts.add("sometimes: tote went to another station");
                }
            } else if (work != null && work.status() == FulfillmentStatus.PICKING) {
                leases().takeOver(fulfillment, station, world.now())
                        .ifPresent(lease -> world.counts.add("sometimes: tote taken over from a silent station"));
            }
            return new Granted(
                    store.central(),
                    null,
                    store.openLeases(station).stream().map(Central::granted).toList());
        });
    }

    @Nullable
    Copy copy(StationId station, FulfillmentId fulfillment) {
        return store.transaction(() -> {
            Lease lease = store.openLeases(fulfillment).stream()
                    .filter(each -> each.station().equals(station))
                    .findFirst()
                    .or(() -> store.lease(fulfillment)
                            .filter(each -> each.station().equals(station)))
                    .orElse(null);
            Work work = floor.work(fulfillment);
            if (lease == null || work == null) {
                return null;
            }
            Set<UUID> operations = new TreeSet<>();
            for (OperationId id : store.of(lease.fulfillment(), lease.epoch())) {
                store.seen(id)
                        .filter(each -> each.ruling().verdict().terminal())
                        .ifPresent(each -> operations.add(id.value()));
            }
            return new Copy(work, lease.epoch(), operations);
        });
    }

    /** A block of numbers; a central that was restored goes on above all that it may have given out. */
    Block block(StationId station, long incarnation) {
        return store.transaction(() -> {
            Long last = numbers.get("label");
            long least = store.central() * 1_000_000L;
            long first = Math.max(last == null ? 0 : last, least) + 1;
            numbers.put("label", first + BLOCK - 1);
            var block = new Block(store.central(), incarnation, first, first + BLOCK - 1);
            blocks.add(block);
            db.undo(() -> blocks.remove(block));
            return block;
        });
    }

    /** Something of leased work changed here: its station fetches it anew. */
    void tellHolder(FulfillmentId id) {
        store.openLeases(id)
                .forEach(lease -> store.tell(lease.station(), FeedKind.LEASE_CHANGED, id, lease.epoch(), null));
    }

    List<PutBack> putBacks() {
        return floor.putBacks();
    }

    void tellEverybody(String body) {
        store.transaction(() -> {
            store.tell(new StationId(new UUID(0, 0)), FeedKind.REFERENCE_CHANGED, null, 0, body);
            return true;
        });
    }
}
