package dev.pickwright.model.sync;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What central keeps of the protocol. All calls happen inside {@link #transaction}; all of one commit together, with what
 * the {@link Floor} writes in it, or not at all.
 */
public interface CentralStore {

    <T> T transaction(Supplier<T> work);

    /** Runs inside the transaction; if it throws, what it wrote is undone and the transaction goes on. */
    <T> T savepoint(Supplier<T> work);

    /** The incarnation of central: 1, and one more after every restore. */
    int central();

    /** Locked until the transaction ends; empty for a station that never opened an incarnation. */
    Optional<StationBook> station(StationId station);

    void write(StationBook book);

    Optional<StreamBook> stream(StationId station, long incarnation);

    void write(StreamBook stream);

    /** What a nonce opened before. */
    Optional<Long> opened(StationId station, UUID nonce);

    void opened(StationId station, UUID nonce, long incarnation);

    /** These are about to be ruled on: what they touch may be locked now, in the order in which all do. */
    void ahead(List<Operation> operations);

    /** An operation with its verdict, at its place. */
    void insert(AppliedOperation applied);

    Optional<AppliedOperation> applied(StationId station, long incarnation, long seq);

    /** Where an operation was first seen, at whatever place of whatever station. */
    Optional<AppliedOperation> seen(OperationId id);

    void rule(OperationId id, Ruling ruling);

    /** Operations of a case in the order in which they came. */
    List<AppliedOperation> operations(CaseId file);

    /**
     * The newest place applied before a time, by central's clock; 0 for none. Also 0 if central was restored since the time:
     * a backup between may be of the past that was left then, and lack what came back with an older one.
     */
    long appliedBefore(StationId station, long incarnation, long time);

    /** The newest lease of a fulfillment, open or not, locked with the fulfillment until the transaction ends. */
    Optional<Lease> lease(FulfillmentId fulfillment);

    /** The lease of a fulfillment with that epoch, locked as well. */
    Optional<Lease> lease(FulfillmentId fulfillment, long epoch);

    /** Those of a fulfillment that are open, by epoch: none, one, or one to pick and one to pack. Locked as well. */
    List<Lease> openLeases(FulfillmentId fulfillment);

    List<Lease> openLeases(StationId station);

    /** Those in the state that were granted a {@code startBy} before the time. */
    List<Lease> reservesBefore(long startBy);

    /** Started ones of stations that have not said hello since the time. */
    List<Lease> startedSilentSince(long lastHello);

    void write(Lease lease);

    CaseFile open(CaseFile file);

    Optional<CaseFile> file(CaseId id);

    /** The open case of what was diverted of a lease. */
    Optional<CaseFile> file(FulfillmentId fulfillment, long epoch);

    /** The open case of what waits for the picks of another station. */
    Optional<CaseFile> awaited(FulfillmentId fulfillment);

    /** Whether an open case of the fulfillment holds operations that are not understood. */
    Optional<CaseFile> quarantine(FulfillmentId fulfillment);

    void write(CaseFile file);

    /** Puts a message on a station's feed, with the next number. */
    void tell(StationId station, FeedKind kind, @Nullable FulfillmentId fulfillment, long epoch, @Nullable String body);

    FeedPage feed(StationId station, FeedName feed, long after, int limit);

    List<FeedPoint> feedHeads(StationId station);

    /** Whether somebody asked to cancel the fulfillment and its station has not answered. */
    boolean cancelRequested(FulfillmentId fulfillment);

    void cancelRequested(FulfillmentId fulfillment, boolean requested);

    /** A fresh identity for a case. */
    CaseId freshCase();

    /** How often carrying out the operation failed for a reason nobody foresaw. */
    int failures(OperationId id);

    /** Counts such a failure, in a transaction of its own. */
    void failed(OperationId id, String error);

    /**
     * A station as central knows it.
     *
     * @param current its incarnation; 0 for none
     * @param last the highest incarnation it ever had
     * @param boots the backend starts it spoke from and the last hello of each, {@code boot:number}; the one that spoke
     *     last is last, at most 8
     * @param suspectedClone a boot spoke after another had taken over from it
     * @param lastHello central's clock, milliseconds since 1970
     */
    record StationBook(
            StationId station, long current, long last, List<String> boots, boolean suspectedClone, long lastHello) {
        public StationBook {
            boots = List.copyOf(boots);
        }
    }

    /**
     * What central has of an incarnation.
     *
     * @param appliedThrough the newest operation with a verdict
     * @param claimedHead the newest operation that the station said it has
     * @param claimedOldest when the oldest of those that are missing was done, milliseconds since 1970; 0 for none
     * @param rescuedThrough the newest operation that some computer took along to a later incarnation
     */
    record StreamBook(
            StationId station,
            long incarnation,
            boolean open,
            long appliedThrough,
            Chain chain,
            long claimedHead,
            long claimedOldest,
            long rescuedThrough) {

        /** How many operations it said it has, that central never got and no computer took along. */
        public long lost() {
            return open ? 0 : Math.max(0, claimedHead - Math.max(appliedThrough, rescuedThrough));
        }
    }

    /**
     * An operation that has a verdict.
     *
     * @param appliedAt central's clock, milliseconds since 1970
     */
    record AppliedOperation(
            StationId station, long incarnation, Operation operation, Chain chain, Ruling ruling, long appliedAt) {}

    /**
     * A case.
     *
     * @param fulfillment null for one that is about none
     * @param outcome null while it is open
     */
    record CaseFile(
            CaseId id,
            CaseKind kind,
            StationId station,
            @Nullable FulfillmentId fulfillment,
            long epoch,
            @Nullable VerdictCode code,
            long openedAt,
            @Nullable CaseOutcome outcome) {

        CaseFile closed(CaseOutcome how) {
            return new CaseFile(id, kind, station, fulfillment, epoch, code, openedAt, how);
        }
    }
}
