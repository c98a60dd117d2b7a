package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.copies.FeedStore;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CentralStore;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.Ruling;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What central keeps of the protocol, in its tables. */
@Component
class JdbcCentralStore implements CentralStore {

    /** Something was refused while nobody expected it. */
    private static final class Dashed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Dashed(RuntimeException why) {
            super(why);
        }
    }

    private static final ScopedValue<Boolean> HOPING = ScopedValue.newInstance();

    private final BookStore books;
    private final AppliedStore applied;
    private final LeaseStore leases;
    private final CaseStore cases;
    private final FeedStore feed;
    private final Feeds feeds;
    private final PushLocks locks;
    private final CentralIncarnation incarnation;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    JdbcCentralStore(
            BookStore books,
            AppliedStore applied,
            LeaseStore leases,
            CaseStore cases,
            FeedStore feed,
            Feeds feeds,
            PushLocks locks,
            CentralIncarnation incarnation,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.books = books;
        this.applied = applied;
        this.leases = leases;
        this.cases = cases;
        this.feed = feed;
        this.feeds = feeds;
        this.locks = locks;
        this.incarnation = incarnation;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public <T> T transaction(Supplier<T> work) {
        return units.run(work);
    }

    /**
     * Does work whose parts are hardly ever refused: without savepoints, and if a part is refused after all, all of it once
     * more with them.
     *
     * @param work a transaction
     */
    <T> T hoping(Supplier<T> work) {
        try {
            return ScopedValue.where(HOPING, true).call(work::get);
        } catch (Dashed e) {
            return work.get();
        }
    }

    @Override
    public <T> T savepoint(Supplier<T> work) {
        return HOPING.isBound() ? hoped(work) : saved(work);
    }

    private static <T> T hoped(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException | DataAccessException e) {
            // No refusal: these end the whole transaction either way.
            throw e;
        } catch (RuntimeException e) {
            throw new Dashed(e);
        }
    }

    private <T> T saved(Supplier<T> work) {
        int told = feeds.mark();
        try {
            return units.nested(work);
        } catch (RuntimeException e) {
            feeds.back(told);
            throw e;
        }
    }

    @Override
    public int central() {
        return incarnation.current();
    }

    @Override
    public Optional<StationBook> station(StationId station) {
        return books.lock(station);
    }

    @Override
    public void write(StationBook book) {
        books.write(book);
    }

    @Override
    public Optional<StreamBook> stream(StationId station, long number) {
        return books.stream(station, number);
    }

    @Override
    public void write(StreamBook stream) {
        books.write(stream);
    }

    @Override
    public Optional<Long> opened(StationId station, UUID nonce) {
        return books.opened(station, nonce);
    }

    @Override
    public void opened(StationId station, UUID nonce, long number) {
        books.opened(station, nonce, number, clock.instant());
    }

    @Override
    public void ahead(List<Operation> operations) {
        locks.take(operations);
    }

    @Override
    public void insert(AppliedOperation operation) {
        applied.insert(operation);
    }

    @Override
    public Optional<AppliedOperation> applied(StationId station, long number, long seq) {
        return applied.at(station, number, seq);
    }

    @Override
    public Optional<AppliedOperation> seen(OperationId id) {
        return applied.seen(id);
    }

    @Override
    public void rule(OperationId id, Ruling ruling) {
        applied.rule(id, ruling);
    }

    @Override
    public List<AppliedOperation> operations(CaseId file) {
        return applied.of(file);
    }

    @Override
    public long appliedBefore(StationId station, long number, long time) {
        return applied.appliedBefore(station, number, Instant.ofEpochMilli(time));
    }

    @Override
    public Optional<Lease> lease(FulfillmentId fulfillment) {
        return leases.lock(fulfillment);
    }

    @Override
    public Optional<Lease> lease(FulfillmentId fulfillment, long epoch) {
        return leases.lock(fulfillment, epoch);
    }

    @Override
    public List<Lease> openLeases(FulfillmentId fulfillment) {
        leases.lock(fulfillment);
        return leases.open(fulfillment);
    }

    @Override
    public List<Lease> openLeases(StationId station) {
        return leases.lockOpen(station);
    }

    @Override
    public List<Lease> reservesBefore(long startBy) {
        return leases.lockReserves(Instant.ofEpochMilli(startBy));
    }

    @Override
    public List<Lease> startedSilentSince(long lastHello) {
        return leases.lockSilent(Instant.ofEpochMilli(lastHello));
    }

    @Override
    public void write(Lease lease) {
        leases.write(lease, clock.instant());
    }

    @Override
    public CaseFile open(CaseFile file) {
        cases.insert(file);
        return file;
    }

    @Override
    public Optional<CaseFile> file(CaseId id) {
        return cases.of(id);
    }

    @Override
    public Optional<CaseFile> file(FulfillmentId fulfillment, long epoch) {
        return cases.open(fulfillment, epoch);
    }

    @Override
    public Optional<CaseFile> awaited(FulfillmentId fulfillment) {
        return cases.awaited(fulfillment);
    }

    @Override
    public Optional<CaseFile> quarantine(FulfillmentId fulfillment) {
        return cases.quarantine(fulfillment);
    }

    @Override
    public void write(CaseFile file) {
        cases.write(file, clock.instant());
    }

    @Override
    public void tell(
            StationId station, FeedKind kind, @Nullable FulfillmentId fulfillment, long epoch, @Nullable String body) {
        feeds.tell(station.value(), kind, fulfillment, epoch, body);
    }

    @Override
    public FeedPage feed(StationId station, FeedName name, long after, int limit) {
        UUID id = id(station, name);
        FeedStore.Head head = feed.head(id);
        return new FeedPage(name, central(), head.low(), head.head(), feed.after(id, after, limit));
    }

    @Override
    public List<FeedPoint> feedHeads(StationId station) {
        int central = central();
        return Arrays.stream(FeedName.values())
                .map(name -> new FeedPoint(
                        name, central, feed.head(id(station, name)).head()))
                .toList();
    }

    private static UUID id(StationId station, FeedName name) {
        return switch (name) {
            case CONTROL -> station.value();
            case REFERENCE -> FeedStore.REFERENCE;
        };
    }

    @Override
    public boolean cancelRequested(FulfillmentId fulfillment) {
        return cases.cancelRequested(fulfillment).isPresent();
    }

    @Override
    public void cancelRequested(FulfillmentId fulfillment, boolean requested) {
        if (requested) {
            cases.requestCancel(fulfillment, clock.instant());
        } else {
            cases.forgetCancel(fulfillment);
        }
    }

    @Override
    public CaseId freshCase() {
        return new CaseId(ids.next());
    }

    @Override
    public int failures(OperationId id) {
        return applied.failures(id);
    }

    @Override
    public void failed(OperationId id, String error) {
        units.run(() -> applied.failed(id, error, clock.instant()));
    }
}
