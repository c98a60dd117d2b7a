package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CentralStore;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.FeedMessage;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseEnd;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LeaseStage;
import dev.pickwright.model.sync.LeaseState;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.VerdictCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Central's store in the tables of a {@link Db}. */
class MemoryCentralStore implements CentralStore {

    private static final UUID SHARED = new UUID(0, 0);

    private record StreamKey(UUID station, Place place) implements Comparable<StreamKey> {
        @Override
        public int compareTo(StreamKey other) {
            int first = station.compareTo(other.station);
            return first != 0 ? first : place.compareTo(other.place);
        }
    }

    private record Seen(long order, AppliedOperation applied) {}

    final Db db;
    private final World world;
    private final Consumer<AppliedOperation> ruled;
    private final Table<String, Integer> central;
    private final Table<UUID, StationBook> stations;
    private final Table<StreamKey, StreamBook> streams;
    private final Table<UUID, Long> nonces;
    private final Table<StreamKey, AppliedOperation> applied;
    private final Table<OperationId, Seen> seen;
    private final Table<Long, OperationId> order;
    private final Table<UUID, Lease> leases;
    /** Of those, the ones to pick what another station packs. */
    private final Table<UUID, Lease> pickings;

    private final Table<StreamKey, List<OperationId>> byLease;
    private final Table<UUID, CaseFile> cases;
    private final Table<StreamKey, FeedMessage> feed;
    private final Table<UUID, Long> feedHeads;
    private final Table<UUID, Boolean> cancels;
    private final Table<OperationId, Integer> failures;
    /** Outlives restores, for the checks. */
    private final Map<UUID, Long> epochsEver = new HashMap<>();

    MemoryCentralStore(Db db, World world, Consumer<AppliedOperation> ruled) {
        this.ruled = ruled;
        this.db = db;
        this.world = world;
        central = db.table();
        stations = db.table();
        streams = db.table();
        nonces = db.table();
        applied = db.table();
        seen = db.table();
        order = db.table();
        leases = db.table();
        pickings = db.table();
        byLease = db.table();
        cases = db.table();
        feed = db.table();
        feedHeads = db.table();
        cancels = db.table();
        failures = db.table();
        central.put("", 1);
    }

    // ---- where planted mistakes sit

    private long restoredAt;
    private boolean pushing;
    private boolean granting;
    private long cachedAt;
    private final Map<UUID, Lease> cached = new HashMap<>();
    private @Nullable List<Runnable> second;

    /** A push is being applied. */
    <T> T during(Supplier<T> push) {
        pushing = true;
        try {
            return push.get();
        } finally {
            pushing = false;
        }
    }

    <T> T granting(Supplier<T> grant) {
        granting = true;
        try {
            return grant.get();
        } finally {
            granting = false;
        }
    }

    /** What happened in one transaction, the verdicts in the next. */
    <T> T inTwo(Supplier<T> push) {
        List<Runnable> verdicts = new ArrayList<>();
        second = verdicts;
        T reply;
        try {
            reply = push.get();
        } finally {
            second = null;
        }
        db.transaction(() -> {
            verdicts.forEach(Runnable::run);
            return true;
        });
        return reply;
    }

    /** The lease as it was a while ago, or as one that is over when it ran out. */
    private @Nullable Lease asPlanted(@Nullable Lease lease) {
        if (lease != null && world.has(Bug.P7) && lease.end() == LeaseEnd.RECLAIMED) {
            return lease.ended(LeaseEnd.REVOKED);
        }
        if (pushing && world.has(Bug.P5)) {
            if (world.now() - cachedAt > 300_000) {
                cachedAt = world.now();
                cached.clear();
                cached.putAll(leases.rows());
            }
            return lease == null
                    ? null
                    : cached.getOrDefault(lease.fulfillment().value(), lease);
        }
        return lease;
    }

    /** The first thing after a restore: numbers given out from now on are higher than ever. */
    void restored(int incarnation) {
        central.put("", incarnation);
        restoredAt = world.now();
    }

    @Override
    public <T> T transaction(Supplier<T> work) {
        return db.transaction(work);
    }

    @Override
    public <T> T savepoint(Supplier<T> work) {
        return db.savepoint(work);
    }

    @Override
    public int central() {
        if (granting && world.has(Bug.P8)) {
            return 1;
        }
        Integer incarnation = central.get("");
        return incarnation == null ? 1 : incarnation;
    }

    @Override
    public void ahead(List<Operation> operations) {
        db.call();
    }

    @Override
    public Optional<StationBook> station(StationId station) {
        db.call();
        return Optional.ofNullable(stations.get(station.value()));
    }

    @Override
    public void write(StationBook book) {
        db.call();
        stations.put(book.station().value(), book);
    }

    @Override
    public Optional<StreamBook> stream(StationId station, long incarnation) {
        db.call();
        return Optional.ofNullable(streams.get(new StreamKey(station.value(), new Place(incarnation, 0))));
    }

    @Override
    public void write(StreamBook stream) {
        db.call();
        if (second != null) {
            List<Runnable> later = second;
            later.add(() -> put(stream));
        } else {
            put(stream);
        }
    }

    private void put(StreamBook stream) {
        streams.put(new StreamKey(stream.station().value(), new Place(stream.incarnation(), 0)), stream);
    }

    @Override
    public Optional<Long> opened(StationId station, UUID nonce) {
        db.call();
        return Optional.ofNullable(nonces.get(nonce));
    }

    @Override
    public void opened(StationId station, UUID nonce, long incarnation) {
        db.call();
        nonces.put(nonce, incarnation);
    }

    @Override
    public void insert(AppliedOperation one) {
        db.call();
        ruled.accept(one);
        if (second != null) {
            List<Runnable> later = second;
            later.add(() -> keep(one));
        } else {
            keep(one);
        }
    }

    private void keep(AppliedOperation one) {
        var key = new StreamKey(
                one.station().value(),
                new Place(one.incarnation(), one.operation().seq()));
        if (applied.get(key) != null) {
            throw new IllegalStateException("a second operation at " + key);
        }
        applied.put(key, one);
        OperationId id = one.operation().id();
        if (seen.get(id) == null) {
            long next = order.rows().isEmpty() ? 1 : order.rows().lastKey() + 1;
            seen.put(id, new Seen(next, one));
            order.put(next, id);
            for (LeaseRef ref : one.operation().leases()) {
                List<OperationId> all = new ArrayList<>(of(ref.fulfillment(), ref.epoch()));
                all.add(id);
                byLease.put(key(ref.fulfillment(), ref.epoch()), all);
            }
        }
    }

    private static StreamKey key(FulfillmentId fulfillment, long epoch) {
        return new StreamKey(fulfillment.value(), new Place(epoch, 0));
    }

    /** What came under a lease, in the order in which it came. */
    List<OperationId> of(FulfillmentId fulfillment, long epoch) {
        List<OperationId> all = byLease.get(key(fulfillment, epoch));
        return all == null ? List.of() : all;
    }

    @Override
    public Optional<AppliedOperation> applied(StationId station, long incarnation, long seq) {
        db.call();
        return Optional.ofNullable(applied.get(new StreamKey(station.value(), new Place(incarnation, seq))));
    }

    @Override
    public Optional<AppliedOperation> seen(OperationId id) {
        db.call();
        if (pushing && world.has(Bug.P1)) {
            return Optional.empty();
        }
        Seen one = seen.get(id);
        return one == null ? Optional.empty() : Optional.of(one.applied());
    }

    @Override
    public void rule(OperationId id, Ruling ruling) {
        db.call();
        Seen one = seen.get(id);
        if (one != null) {
            AppliedOperation was = one.applied();
            if (was.ruling().code() == VerdictCode.PICKS_AWAITED) {
                world.counts.add(
                        ruling.verdict() == OperationVerdict.DIVERTED
                                ? "sometimes: packed first, and a supervisor had to decide"
                                : "sometimes: packed first, and the picks came");
            }
            seen.put(
                    id,
                    new Seen(
                            one.order(),
                            new AppliedOperation(
                                    was.station(),
                                    was.incarnation(),
                                    was.operation(),
                                    was.chain(),
                                    ruling,
                                    was.appliedAt())));
        }
    }

    @Override
    public List<AppliedOperation> operations(CaseId file) {
        db.call();
        List<AppliedOperation> found = new ArrayList<>();
        for (OperationId id : order.values()) {
            Seen one = seen.get(id);
            if (one != null && file.equals(one.applied().ruling().caseId())) {
                found.add(one.applied());
            }
        }
        return found;
    }

    @Override
    public long appliedBefore(StationId station, long incarnation, long time) {
        db.call();
        if (restoredAt > time) {
            return 0;
        }
        long newest = 0;
        for (var row : applied.rows()
                .subMap(
                        new StreamKey(station.value(), new Place(incarnation, 0)),
                        new StreamKey(station.value(), new Place(incarnation + 1, 0)))
                .entrySet()) {
            if (row.getValue().appliedAt() >= time) {
                break;
            }
            newest = row.getKey().place().seq();
        }
        return newest;
    }

    @Override
    public Optional<Lease> lease(FulfillmentId fulfillment) {
        db.call();
        return Optional.ofNullable(asPlanted(leases.get(fulfillment.value())));
    }

    @Override
    public Optional<Lease> lease(FulfillmentId fulfillment, long epoch) {
        db.call();
        if (world.has(Bug.C16) && pickings.get(fulfillment.value()) != null) {
            return lease(fulfillment).filter(lease -> lease.epoch() == epoch);
        }
        return Stream.of(asPlanted(leases.get(fulfillment.value())), pickings.get(fulfillment.value()))
                .filter(lease -> lease != null && lease.epoch() == epoch)
                .findFirst();
    }

    @Override
    public List<Lease> openLeases(FulfillmentId fulfillment) {
        db.call();
        Lease picking = world.has(Bug.C22) ? null : pickings.get(fulfillment.value());
        return Stream.of(picking, asPlanted(leases.get(fulfillment.value())))
                .filter(lease -> lease != null && lease.state().open())
                .toList();
    }

    /** The newest of each fulfillment, and those to pick what another station packs. */
    private Stream<Lease> all() {
        return Stream.concat(leases.values().stream(), pickings.values().stream());
    }

    @Override
    public List<Lease> openLeases(StationId station) {
        db.call();
        return all().filter(lease -> lease.state().open() && lease.station().equals(station))
                .toList();
    }

    @Override
    public List<Lease> reservesBefore(long startBy) {
        db.call();
        return all().filter(lease -> lease.state() == LeaseState.RESERVED && lease.startBy() < startBy)
                .toList();
    }

    @Override
    public List<Lease> startedSilentSince(long lastHello) {
        db.call();
        return all().filter(lease -> lease.state() == LeaseState.STARTED)
                .filter(lease -> {
                    StationBook book = stations.get(lease.station().value());
                    return book == null || book.lastHello() < lastHello;
                })
                .toList();
    }

    @Override
    public void write(Lease lease) {
        db.call();
        Lease picking = pickings.get(lease.fulfillment().value());
        if (picking != null && picking.epoch() == lease.epoch()) {
            pickings.put(lease.fulfillment().value(), lease);
            return;
        }
        Lease before = leases.get(lease.fulfillment().value());
        long ever = epochsEver.getOrDefault(lease.fulfillment().value(), 0L);
        long highest = Math.max(before == null ? 0 : before.epoch(), ever);
        boolean fresh = before == null || before.epoch() != lease.epoch();
        Violation.unless(
                !fresh || lease.epoch() > highest,
                "S13",
                () -> "epoch %d of %s after %d".formatted(lease.epoch(), lease.fulfillment(), highest));
        Violation.unless(
                !fresh || before == null || !before.state().open() || splits(before, lease),
                "S12",
                () -> lease + " is granted while " + before + " is open");
        if (before != null
                && before.end() == LeaseEnd.RECLAIMED
                && before.epoch() == lease.epoch()
                && lease.end() == null) {
            world.counts.add("sometimes: reclaimed reserve had been begun in time");
        }
        Violation.unless(
                fresh || before == null || before.end() == null || lease.end() == null || before.end() == lease.end(),
                "S16",
                () -> before + " had ended, and becomes " + lease);
        if (fresh && before != null && splits(before, lease)) {
            pickings.put(lease.fulfillment().value(), before);
        }
        epochsEver.put(lease.fulfillment().value(), Math.max(highest, lease.epoch()));
        db.undo(() -> epochsEver.put(lease.fulfillment().value(), ever));
        leases.put(lease.fulfillment().value(), lease);
    }

    private static boolean splits(Lease picking, Lease packing) {
        return picking.stage() == LeaseStage.PICK && packing.stage() == LeaseStage.PACK;
    }

    @Override
    public CaseFile open(CaseFile file) {
        write(file);
        return file;
    }

    @Override
    public Optional<CaseFile> file(CaseId id) {
        db.call();
        return Optional.ofNullable(cases.get(id.value()));
    }

    @Override
    public Optional<CaseFile> file(FulfillmentId fulfillment, long epoch) {
        db.call();
        return openCases().stream()
                .filter(file -> file.kind() == CaseKind.DIVERTED
                        && fulfillment.equals(file.fulfillment())
                        && file.epoch() == epoch)
                .findFirst();
    }

    @Override
    public Optional<CaseFile> awaited(FulfillmentId fulfillment) {
        db.call();
        return openCases().stream()
                .filter(file -> file.kind() == CaseKind.AWAITED && fulfillment.equals(file.fulfillment()))
                .findFirst();
    }

    @Override
    public Optional<CaseFile> quarantine(FulfillmentId fulfillment) {
        db.call();
        return openCases().stream()
                .filter(file -> file.kind() == CaseKind.QUARANTINED && fulfillment.equals(file.fulfillment()))
                .findFirst();
    }

    @Override
    public void write(CaseFile file) {
        db.call();
        cases.put(file.id().value(), file);
    }

    @Override
    public void tell(
            StationId station, FeedKind kind, @Nullable FulfillmentId fulfillment, long epoch, @Nullable String body) {
        db.call();
        UUID of = kind == FeedKind.REFERENCE_CHANGED || kind == FeedKind.RESYNC ? SHARED : station.value();
        long no = head(of) + 1;
        feedHeads.put(of, no);
        feed.put(new StreamKey(of, new Place(0, no)), new FeedMessage(no, kind.wire(), fulfillment, epoch, body));
    }

    private long head(UUID of) {
        Long head = feedHeads.get(of);
        return head == null ? 0 : head;
    }

    @Override
    public FeedPage feed(StationId station, FeedName name, long after, int limit) {
        db.call();
        UUID of = name == FeedName.REFERENCE ? SHARED : station.value();
        List<FeedMessage> messages = feed
                .rows()
                .subMap(new StreamKey(of, new Place(0, after + 1)), new StreamKey(of, new Place(1, 0)))
                .values()
                .stream()
                .limit(limit)
                .toList();
        return new FeedPage(name, central(), 0, head(of), messages);
    }

    @Override
    public List<FeedPoint> feedHeads(StationId station) {
        db.call();
        return List.of(
                new FeedPoint(FeedName.CONTROL, central(), head(station.value())),
                new FeedPoint(FeedName.REFERENCE, central(), head(SHARED)));
    }

    @Override
    public boolean cancelRequested(FulfillmentId fulfillment) {
        db.call();
        return cancels.get(fulfillment.value()) != null;
    }

    @Override
    public void cancelRequested(FulfillmentId fulfillment, boolean requested) {
        db.call();
        if (requested) {
            cancels.put(fulfillment.value(), true);
        } else {
            cancels.remove(fulfillment.value());
        }
    }

    @Override
    public CaseId freshCase() {
        return new CaseId(world.id());
    }

    @Override
    public int failures(OperationId id) {
        db.call();
        if (world.has(Bug.P13)) {
            return 0;
        }
        Integer times = failures.get(id);
        return times == null ? 0 : times;
    }

    @Override
    public void failed(OperationId id, String error) {
        db.transaction(() -> {
            failures.put(id, failures(id) + 1);
            return true;
        });
    }

    // ---- for the people at central and for the checks

    boolean appliedPlainly(OperationId id) {
        Seen one = seen.get(id);
        return one != null && one.applied().ruling().verdict() == OperationVerdict.APPLIED;
    }

    /** Whether it was seen under another incarnation. */
    boolean known(OperationId id, long incarnation) {
        Seen one = seen.get(id);
        return one != null && one.applied().incarnation() != incarnation;
    }

    /** The newest lease, or the one of that epoch if it is to pick; whatever a planted mistake makes of it elsewhere. */
    @Nullable
    Lease truly(LeaseRef ref) {
        Lease picking = pickings.get(ref.fulfillment().value());
        return picking != null && picking.epoch() == ref.epoch()
                ? picking
                : leases.get(ref.fulfillment().value());
    }

    List<CaseFile> openCases() {
        List<CaseFile> open = new ArrayList<>();
        for (CaseFile file : cases.values()) {
            if (file.outcome() == null) {
                open.add(file);
            }
        }
        return open;
    }

    /** Whether what another station packs has not been picked yet, by what is here. */
    boolean isStillPicked(FulfillmentId fulfillment) {
        Lease picking = pickings.get(fulfillment.value());
        return picking != null && picking.state().open();
    }

    List<Lease> everyOpenLease() {
        return all().filter(lease -> lease.state().open()).toList();
    }

    List<StationBook> books() {
        return List.copyOf(stations.values());
    }

    List<StreamBook> streams() {
        return List.copyOf(streams.values());
    }

    /** Every operation with its verdict, in the order in which they came first. */
    List<AppliedOperation> everything() {
        List<AppliedOperation> all = new ArrayList<>();
        for (OperationId id : order.values()) {
            Seen one = seen.get(id);
            if (one != null) {
                all.add(one.applied());
            }
        }
        return all;
    }

    List<FeedMessage> messages(StationId station) {
        return feed(station, FeedName.CONTROL, 0, Integer.MAX_VALUE).messages();
    }
}
