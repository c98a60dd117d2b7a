package dev.pickwright.backend.sync.http;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CentralStore;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.FeedMessage;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Floor;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseState;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.Ruling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a central in memory keeps, and a floor on which every operation fits. One thread at a time. */
public final class MemoryCentral implements CentralStore, Floor {

    public final List<Operation> applied = new ArrayList<>();
    private final Map<StationId, StationBook> books = new HashMap<>();
    private final Map<String, StreamBook> streams = new HashMap<>();
    private final Map<UUID, Long> nonces = new HashMap<>();
    private final Map<String, AppliedOperation> places = new LinkedHashMap<>();
    private final Map<OperationId, AppliedOperation> seen = new HashMap<>();
    private final Map<FulfillmentId, Lease> leases = new LinkedHashMap<>();
    private final Map<FeedName, List<FeedMessage>> feeds =
            Map.of(FeedName.CONTROL, new ArrayList<>(), FeedName.REFERENCE, new ArrayList<>());

    private static String place(StationId station, long incarnation, long seq) {
        return station + " " + incarnation + " " + seq;
    }

    @Override
    public <T> T transaction(Supplier<T> work) {
        return work.get();
    }

    @Override
    public <T> T savepoint(Supplier<T> work) {
        return work.get();
    }

    @Override
    public int central() {
        return 1;
    }

    @Override
    public void ahead(List<Operation> operations) {}

    @Override
    public Optional<StationBook> station(StationId station) {
        return Optional.ofNullable(books.get(station));
    }

    @Override
    public void write(StationBook book) {
        books.put(book.station(), book);
    }

    @Override
    public Optional<StreamBook> stream(StationId station, long incarnation) {
        return Optional.ofNullable(streams.get(place(station, incarnation, 0)));
    }

    @Override
    public void write(StreamBook stream) {
        streams.put(place(stream.station(), stream.incarnation(), 0), stream);
    }

    @Override
    public Optional<Long> opened(StationId station, UUID nonce) {
        return Optional.ofNullable(nonces.get(nonce));
    }

    @Override
    public void opened(StationId station, UUID nonce, long incarnation) {
        nonces.put(nonce, incarnation);
    }

    @Override
    public void insert(AppliedOperation one) {
        places.put(place(one.station(), one.incarnation(), one.operation().seq()), one);
        seen.putIfAbsent(one.operation().id(), one);
    }

    @Override
    public Optional<AppliedOperation> applied(StationId station, long incarnation, long seq) {
        return Optional.ofNullable(places.get(place(station, incarnation, seq)));
    }

    @Override
    public Optional<AppliedOperation> seen(OperationId id) {
        return Optional.ofNullable(seen.get(id));
    }

    @Override
    public void rule(OperationId id, Ruling ruling) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AppliedOperation> operations(CaseId file) {
        return List.of();
    }

    @Override
    public long appliedBefore(StationId station, long incarnation, long time) {
        return 0;
    }

    @Override
    public Optional<Lease> lease(FulfillmentId fulfillment) {
        return Optional.ofNullable(leases.get(fulfillment));
    }

    @Override
    public Optional<Lease> lease(FulfillmentId fulfillment, long epoch) {
        return lease(fulfillment).filter(lease -> lease.epoch() == epoch);
    }

    @Override
    public List<Lease> openLeases(FulfillmentId fulfillment) {
        return lease(fulfillment).filter(lease -> lease.state().open()).stream().toList();
    }

    @Override
    public void doneAt(StationId station, Runnable work) {
        work.run();
    }

    @Override
    public Optional<CaseFile> awaited(FulfillmentId fulfillment) {
        return Optional.empty();
    }

    @Override
    public List<Lease> openLeases(StationId station) {
        return leases.values().stream()
                .filter(lease ->
                        lease.state() != LeaseState.ENDED && lease.station().equals(station))
                .sorted(Comparator.comparing(lease -> lease.fulfillment().value()))
                .toList();
    }

    @Override
    public List<Lease> reservesBefore(long startBy) {
        return List.of();
    }

    @Override
    public List<Lease> startedSilentSince(long lastHello) {
        return List.of();
    }

    @Override
    public void write(Lease lease) {
        leases.put(lease.fulfillment(), lease);
    }

    @Override
    public CaseFile open(CaseFile file) {
        return file;
    }

    @Override
    public Optional<CaseFile> file(CaseId id) {
        return Optional.empty();
    }

    @Override
    public Optional<CaseFile> file(FulfillmentId fulfillment, long epoch) {
        return Optional.empty();
    }

    @Override
    public Optional<CaseFile> quarantine(FulfillmentId fulfillment) {
        return Optional.empty();
    }

    @Override
    public void write(CaseFile file) {}

    @Override
    public void tell(
            StationId station, FeedKind kind, @Nullable FulfillmentId fulfillment, long epoch, @Nullable String body) {
        List<FeedMessage> feed = feeds.get(FeedName.CONTROL);
        feed.add(new FeedMessage(feed.size() + 1, kind.wire(), fulfillment, epoch, body));
    }

    @Override
    public FeedPage feed(StationId station, FeedName name, long after, int limit) {
        List<FeedMessage> all = feeds.get(name);
        List<FeedMessage> next = all.stream()
                .filter(message -> message.no() > after)
                .limit(limit)
                .toList();
        return new FeedPage(name, 1, 0, all.size(), next);
    }

    @Override
    public List<FeedPoint> feedHeads(StationId station) {
        return List.of(
                new FeedPoint(FeedName.CONTROL, 1, feeds.get(FeedName.CONTROL).size()),
                new FeedPoint(
                        FeedName.REFERENCE, 1, feeds.get(FeedName.REFERENCE).size()));
    }

    @Override
    public boolean cancelRequested(FulfillmentId fulfillment) {
        return false;
    }

    @Override
    public void cancelRequested(FulfillmentId fulfillment, boolean requested) {}

    @Override
    public CaseId freshCase() {
        return new CaseId(UUID.randomUUID());
    }

    @Override
    public int failures(OperationId id) {
        return 0;
    }

    @Override
    public void failed(OperationId id, String error) {}

    @Override
    public Ruling apply(Operation operation) {
        applied.add(operation);
        return Ruling.APPLIED;
    }

    @Override
    public void recordFact(Operation operation, CaseId file) {}

    @Override
    public void takeBackFact(Operation operation, CaseId file) {}

    @Override
    public Operation upcast(Operation operation) {
        return operation;
    }

    @Override
    public CancelStanding cancelStanding(FulfillmentId fulfillment) {
        return CancelStanding.POSSIBLE;
    }

    @Override
    public void cancel(FulfillmentId fulfillment) {}
}
