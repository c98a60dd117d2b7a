package dev.pickwright.backend.sync.station;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.Backlog;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.ChainPoint;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.StationIdentity;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a station keeps, in memory. One thread at a time. */
final class MemoryStation implements StationStore {

    final List<StationNote> notes = new ArrayList<>();
    private final Map<FulfillmentId, StationLease> leases = new LinkedHashMap<>();
    private final Map<FeedName, FeedPoint> points = new EnumMap<>(FeedName.class);
    private List<LoggedOperation> log = new ArrayList<>();
    private StationIdentity identity;

    MemoryStation(StationId station) {
        identity = new StationIdentity(station, 0, 0, 0, Chain.START, 0, 0, "", 0);
    }

    /** As a copy of its disk that was made now, and is put back later. */
    Runnable copy() {
        List<LoggedOperation> then = new ArrayList<>(log);
        StationIdentity who = identity;
        return () -> {
            log = new ArrayList<>(then);
            identity = who;
        };
    }

    /** Something that was done here. */
    static Operation operation() {
        return new Operation(
                new OperationId(UUID.randomUUID()),
                0,
                "sign_in",
                1,
                List.of(),
                null,
                null,
                null,
                0,
                0,
                "boot",
                "{}",
                "{}");
    }

    long waiting() {
        return log.stream().filter(entry -> entry.standing().waits()).count();
    }

    @Override
    public <T> T transaction(Supplier<T> work) {
        return work.get();
    }

    @Override
    public <T> T relaxed(Supplier<T> work) {
        return work.get();
    }

    @Override
    public StationIdentity identity() {
        return identity;
    }

    @Override
    public void write(StationIdentity now) {
        identity = now;
    }

    @Override
    public void append(LoggedOperation entry) {
        log.add(entry);
    }

    @Override
    public Optional<LoggedOperation> find(OperationId id) {
        return log.stream().filter(entry -> entry.operation().id().equals(id)).findFirst();
    }

    @Override
    public List<LoggedOperation> after(long incarnation, long seq, int limit) {
        return log.stream()
                .filter(entry ->
                        entry.incarnation() == incarnation && entry.operation().seq() > seq)
                .limit(limit)
                .toList();
    }

    @Override
    public List<LoggedOperation> all() {
        return List.copyOf(log);
    }

    @Override
    public Optional<Chain> chainAt(long incarnation, long seq) {
        return log.stream()
                .filter(entry ->
                        entry.incarnation() == incarnation && entry.operation().seq() == seq)
                .map(LoggedOperation::chain)
                .findFirst();
    }

    @Override
    public List<ChainPoint> points(long incarnation, int limit) {
        return List.of();
    }

    @Override
    public void update(LoggedOperation entry) {
        change(known -> known.operation().id().equals(entry.operation().id()) ? entry : known);
    }

    private void change(UnaryOperator<LoggedOperation> how) {
        log.replaceAll(how);
    }

    @Override
    public OptionalLong firstWaiting(long incarnation) {
        return log.stream()
                .filter(entry ->
                        entry.incarnation() == incarnation && entry.standing().waits())
                .mapToLong(entry -> entry.operation().seq())
                .findFirst();
    }

    @Override
    public OptionalLong firstUnderReview(long incarnation) {
        return OptionalLong.empty();
    }

    @Override
    public void sent(long incarnation, long from, long through) {
        change(entry -> entry.incarnation() == incarnation
                        && entry.operation().seq() >= from
                        && entry.operation().seq() <= through
                ? standing(entry, OperationStanding.SENT)
                : entry);
    }

    @Override
    public void applied(long incarnation, long from, long through) {
        change(entry -> entry.incarnation() == incarnation
                        && entry.operation().seq() >= from
                        && entry.operation().seq() <= through
                        && entry.standing().waits()
                ? new LoggedOperation(
                        incarnation, entry.operation(), entry.chain(), OperationStanding.CONFIRMED, Ruling.APPLIED)
                : entry);
    }

    @Override
    public void resend(long incarnation, long after) {
        change(entry -> entry.incarnation() == incarnation && entry.operation().seq() > after
                ? standing(entry, OperationStanding.SAVED)
                : entry);
    }

    private static LoggedOperation standing(LoggedOperation entry, OperationStanding standing) {
        return new LoggedOperation(entry.incarnation(), entry.operation(), entry.chain(), standing, null);
    }

    @Override
    public void settle(CaseId file) {}

    @Override
    public int prune(long incarnation, long through) {
        return 0;
    }

    @Override
    public Backlog backlog(long wall) {
        return new Backlog(waiting(), 0);
    }

    @Override
    public Optional<StationLease> lease(FulfillmentId fulfillment) {
        return Optional.ofNullable(leases.get(fulfillment));
    }

    @Override
    public void write(StationLease lease) {
        leases.put(lease.fulfillment(), lease);
    }

    @Override
    public int pending(FulfillmentId fulfillment, long epoch) {
        return 0;
    }

    @Override
    public FeedPoint feed(FeedName feed) {
        return points.getOrDefault(feed, new FeedPoint(feed, 0, 0));
    }

    @Override
    public void write(FeedPoint point) {
        points.put(point.feed(), point);
    }

    @Override
    public List<StationLease> openLeases() {
        return leases.values().stream().filter(StationLease::open).toList();
    }

    @Override
    public void note(StationNote note) {
        notes.add(note);
    }
}
