package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.Backlog;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.ChainPoint;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.StationIdentity;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A station's store in the tables of a {@link Db}. */
class MemoryStationStore implements StationStore {

    private final Db db;
    private final Table<String, StationIdentity> identity;
    private final Table<Long, LoggedOperation> log;
    private final Table<OperationId, Long> byId;
    private final Table<Place, Long> places;
    private final Table<Place, Boolean> waiting;
    private final Table<Place, Boolean> underReview;
    private final Table<Long, ChainPoint> pruned;
    private final Table<UUID, StationLease> leases;
    private final Table<FeedName, FeedPoint> feeds;
    private final Table<Long, StationNote> notes;
    private final Table<UUID, StationNote> stops;
    private boolean durable;

    MemoryStationStore(Db db) {
        this.db = db;
        identity = db.table();
        log = db.table();
        byId = db.table();
        places = db.table();
        waiting = db.table();
        underReview = db.table();
        pruned = db.table();
        leases = db.table();
        feeds = db.table();
        notes = db.table();
        stops = db.table();
    }

    void begin(StationId station) {
        identity.put("", new StationIdentity(station, 0, 0, 0, Chain.START, 0, 0, "", 0));
    }

    @Override
    public <T> T transaction(Supplier<T> work) {
        durable = true;
        return db.transaction(work);
    }

    @Override
    public <T> T relaxed(Supplier<T> work) {
        return db.transaction(work);
    }

    /** Whether something was to be durable since this was asked last. */
    boolean isToBeSynced() {
        boolean was = durable;
        durable = false;
        return was;
    }

    @Override
    public StationIdentity identity() {
        db.call();
        return Objects.requireNonNull(identity.get(""));
    }

    @Override
    public void write(StationIdentity now) {
        db.call();
        identity.put("", now);
    }

    @Override
    public void append(LoggedOperation entry) {
        db.call();
        Place place = place(entry);
        if (places.get(place) != null) {
            throw new IllegalStateException(place + " is taken");
        }
        long ordinal = log.rows().isEmpty() ? 1 : log.rows().lastKey() + 1;
        byId.put(entry.operation().id(), ordinal);
        log.put(ordinal, entry);
        place(entry, ordinal);
    }

    private void place(LoggedOperation entry, long ordinal) {
        places.put(place(entry), ordinal);
        if (entry.standing().waits()) {
            waiting.put(place(entry), true);
        } else {
            waiting.remove(place(entry));
        }
        if (entry.standing() == OperationStanding.REVIEW) {
            underReview.put(place(entry), true);
        } else {
            underReview.remove(place(entry));
        }
    }

    private static Place place(LoggedOperation entry) {
        return new Place(entry.incarnation(), entry.operation().seq());
    }

    @Override
    public Optional<LoggedOperation> find(OperationId id) {
        db.call();
        Long ordinal = byId.get(id);
        return ordinal == null ? Optional.empty() : Optional.ofNullable(log.get(ordinal));
    }

    @Override
    public List<LoggedOperation> after(long incarnation, long seq, int limit) {
        db.call();
        List<LoggedOperation> found = new ArrayList<>();
        for (Long ordinal : places.rows()
                .subMap(new Place(incarnation, seq + 1), new Place(incarnation + 1, 0))
                .values()) {
            if (found.size() == limit) {
                break;
            }
            found.add(Objects.requireNonNull(log.get(ordinal)));
        }
        return found;
    }

    @Override
    public List<LoggedOperation> all() {
        db.call();
        return new ArrayList<>(log.values());
    }

    @Override
    public Optional<Chain> chainAt(long incarnation, long seq) {
        db.call();
        Long ordinal = places.get(new Place(incarnation, seq));
        if (ordinal != null) {
            return Optional.of(Objects.requireNonNull(log.get(ordinal)).chain());
        }
        ChainPoint point = pruned.get(incarnation);
        return point != null && point.seq() == seq ? Optional.of(point.chain()) : Optional.empty();
    }

    @Override
    public List<ChainPoint> points(long incarnation, int limit) {
        db.call();
        List<ChainPoint> points = new ArrayList<>();
        long head = identity().head();
        for (long back = 0; points.size() < limit && back < head; back = back == 0 ? 1 : back * 2) {
            long seq = head - back;
            chainAt(incarnation, seq).ifPresent(chain -> points.add(new ChainPoint(seq, chain)));
        }
        return points;
    }

    @Override
    public void update(LoggedOperation entry) {
        db.call();
        long ordinal = Objects.requireNonNull(byId.get(entry.operation().id()));
        LoggedOperation before = Objects.requireNonNull(log.get(ordinal));
        if (!place(before).equals(place(entry))) {
            places.remove(place(before));
            waiting.remove(place(before));
            underReview.remove(place(before));
        }
        log.put(ordinal, entry);
        place(entry, ordinal);
    }

    /** Puts an operation with another id where one was; only a planted mistake does. */
    void replace(OperationId was, LoggedOperation entry) {
        long ordinal = Objects.requireNonNull(byId.get(was));
        byId.remove(was);
        byId.put(entry.operation().id(), ordinal);
        log.put(ordinal, entry);
    }

    /** Only a planted mistake does. */
    void dropWhatWaits() {
        for (LoggedOperation entry : log()) {
            if (entry.standing().waits()) {
                waiting.remove(place(entry));
                forget(entry);
            }
        }
    }

    @Override
    public OptionalLong firstWaiting(long incarnation) {
        return first(waiting, incarnation);
    }

    @Override
    public OptionalLong firstUnderReview(long incarnation) {
        return first(underReview, incarnation);
    }

    private OptionalLong first(Table<Place, Boolean> places, long incarnation) {
        db.call();
        Place first = places.rows().ceilingKey(new Place(incarnation, 0));
        return first == null || first.incarnation() != incarnation
                ? OptionalLong.empty()
                : OptionalLong.of(first.seq());
    }

    @Override
    public void sent(long incarnation, long from, long through) {
        for (LoggedOperation entry : after(incarnation, from - 1, (int) (through - from + 1))) {
            if (entry.standing() == OperationStanding.SAVED) {
                update(standing(entry, OperationStanding.SENT));
            }
        }
    }

    @Override
    public void applied(long incarnation, long from, long through) {
        for (LoggedOperation entry : after(incarnation, from - 1, (int) Math.max(0, through - from + 1))) {
            if (entry.standing().waits()) {
                update(new LoggedOperation(
                        entry.incarnation(),
                        entry.operation(),
                        entry.chain(),
                        OperationStanding.CONFIRMED,
                        Ruling.APPLIED));
            }
        }
    }

    private static LoggedOperation standing(LoggedOperation entry, OperationStanding standing) {
        return new LoggedOperation(entry.incarnation(), entry.operation(), entry.chain(), standing, entry.ruling());
    }

    @Override
    public void resend(long incarnation, long after) {
        for (LoggedOperation entry : after(incarnation, after, Integer.MAX_VALUE)) {
            update(new LoggedOperation(
                    entry.incarnation(), entry.operation(), entry.chain(), OperationStanding.SAVED, null));
        }
    }

    @Override
    public void settle(CaseId file) {
        for (LoggedOperation entry : all()) {
            if (entry.standing() == OperationStanding.ATTENTION
                    && entry.ruling() != null
                    && file.equals(entry.ruling().caseId())) {
                update(standing(entry, OperationStanding.CONFIRMED));
            }
        }
    }

    @Override
    public int prune(long incarnation, long through) {
        db.call();
        int count = 0;
        for (LoggedOperation entry : new ArrayList<>(log.values())) {
            Place place = place(entry);
            boolean old =
                    place.incarnation() < incarnation || place.incarnation() == incarnation && place.seq() <= through;
            if (old && entry.standing() == OperationStanding.CONFIRMED) {
                forget(entry);
                count++;
            }
        }
        return count;
    }

    private void forget(LoggedOperation entry) {
        Place place = place(entry);
        ChainPoint point = pruned.get(place.incarnation());
        if (point == null || point.seq() < place.seq()) {
            pruned.put(place.incarnation(), new ChainPoint(place.seq(), entry.chain()));
        }
        long ordinal = Objects.requireNonNull(byId.get(entry.operation().id()));
        byId.remove(entry.operation().id());
        places.remove(place);
        log.remove(ordinal);
    }

    @Override
    public Backlog backlog(long wall) {
        db.call();
        if (waiting.rows().isEmpty()) {
            return Backlog.NONE;
        }
        Long ordinal = Objects.requireNonNull(places.get(waiting.rows().firstKey()));
        long oldest = Objects.requireNonNull(log.get(ordinal)).operation().wall();
        return new Backlog(waiting.rows().size(), Math.max(0, wall - oldest));
    }

    @Override
    public Optional<StationLease> lease(FulfillmentId fulfillment) {
        db.call();
        return Optional.ofNullable(leases.get(fulfillment.value()));
    }

    @Override
    public void write(StationLease lease) {
        db.call();
        leases.put(lease.fulfillment().value(), lease);
    }

    @Override
    public int pending(FulfillmentId fulfillment, long epoch) {
        return (int) log.values().stream()
                .filter(entry ->
                        entry.ruling() == null || !entry.ruling().verdict().terminal())
                .filter(entry -> entry.operation().leases().stream()
                        .anyMatch(ref -> ref.fulfillment().equals(fulfillment) && ref.epoch() == epoch))
                .count();
    }

    @Override
    public FeedPoint feed(FeedName feed) {
        db.call();
        FeedPoint point = feeds.get(feed);
        return point == null ? new FeedPoint(feed, 0, 0) : point;
    }

    @Override
    public void write(FeedPoint point) {
        db.call();
        feeds.put(point.feed(), point);
    }

    @Override
    public List<StationLease> openLeases() {
        db.call();
        return leases.values().stream().filter(StationLease::open).toList();
    }

    @Override
    public void note(StationNote note) {
        db.call();
        notes.put(notes.rows().isEmpty() ? 1 : notes.rows().lastKey() + 1, note);
        if (note.fulfillment() != null
                && (note.kind() == StationNote.Kind.REVOKED || note.kind() == StationNote.Kind.CANCEL_REQUESTED)) {
            stops.put(note.fulfillment().value(), note);
        }
    }

    /** Whether the lease stopped because the fulfillment is to be cancelled. */
    boolean cancelAsked(StationLease lease) {
        StationNote stop = stops.get(lease.fulfillment().value());
        return stop != null && stop.epoch() == lease.epoch() && stop.kind() == StationNote.Kind.CANCEL_REQUESTED;
    }

    /** The leases of the station in whatever state. */
    List<StationLease> everyLease() {
        return new ArrayList<>(leases.values());
    }

    /** What was noted, by number. */
    TreeMap<Long, StationNote> notes() {
        return notes.copy();
    }

    /** What was noted up to the number is dealt with, as far as it is about the fulfillment. */
    void dealtWith(long through, @Nullable FulfillmentId fulfillment) {
        for (var each : notes.copy().headMap(through, true).entrySet()) {
            if (Objects.equals(each.getValue().fulfillment(), fulfillment)) {
                notes.remove(each.getKey());
            }
        }
    }

    boolean hasNotes() {
        return !notes.rows().isEmpty();
    }

    boolean has(OperationId id) {
        return byId.get(id) != null;
    }

    /** Without counting as a call of the store. */
    List<LoggedOperation> log() {
        return List.copyOf(log.values());
    }

    int waiting() {
        return waiting.rows().size();
    }
}
