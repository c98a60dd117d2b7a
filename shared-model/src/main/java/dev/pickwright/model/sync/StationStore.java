package dev.pickwright.model.sync;

import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a station keeps of the protocol. All calls happen inside {@link #transaction}, and all of one transaction commits
 * together with whatever else its caller writes there, or not at all. Operations are kept in the order in which they were
 * recorded; their place (incarnation and seq) changes when the station gets another incarnation, their identity never.
 */
public interface StationStore {

    <T> T transaction(Supplier<T> work);

    /**
     * As {@link #transaction}, which it joins, but a crash may take it back, as long as none of those came after it: for
     * what is only looked at, or is told again when it is asked for again.
     */
    <T> T relaxed(Supplier<T> work);

    /** Locked until the transaction ends. */
    StationIdentity identity();

    void write(StationIdentity identity);

    /** @throws IllegalStateException if the place is not the next one */
    void append(LoggedOperation entry);

    Optional<LoggedOperation> find(OperationId id);

    /** Those of the incarnation after a place, in order. */
    List<LoggedOperation> after(long incarnation, long seq, int limit);

    /** Every operation kept, of all incarnations, in the order recorded. Only for the rare change of identity or of central. */
    List<LoggedOperation> all();

    /** The chain after the operation at that place; empty if it is not kept or never was. */
    Optional<Chain> chainAt(long incarnation, long seq);

    /** The newest places of the incarnation at 1, 2, 4, 8 ... operations before its head, newest first; at most {@code limit}. */
    List<ChainPoint> points(long incarnation, int limit);

    /** Replaces the operation with that id. */
    void update(LoggedOperation entry);

    /** The first place of the incarnation that waits for central's answer. */
    OptionalLong firstWaiting(long incarnation);

    /** The first place of the incarnation that central has and does not understand yet. */
    OptionalLong firstUnderReview(long incarnation);

    /** Marks what is saved, from a place to another, both included, as sent. */
    void sent(long incarnation, long from, long through);

    /** What waits from a place to another, both included, is {@link Ruling#APPLIED}. */
    void applied(long incarnation, long from, long through);

    /** All of the incarnation after the place waits again: saved, without a ruling. */
    void resend(long incarnation, long after);

    /** What a closed case left to somebody's attention needs nobody any more. */
    void settle(CaseId file);

    /**
     * Forgets confirmed operations of the incarnation up to the place, and of all incarnations before it, if they are old
     * enough for the station too. The chain at the newest place forgotten stays known.
     */
    int prune(long incarnation, long through);

    Backlog backlog(long wall);

    Optional<StationLease> lease(FulfillmentId fulfillment);

    void write(StationLease lease);

    /** How many operations of the lease are kept here that central has no terminal verdict on. */
    int pending(FulfillmentId fulfillment, long epoch);

    FeedPoint feed(FeedName feed);

    void write(FeedPoint point);

    /** Leases that are held or started, in the order of their fulfillments. */
    List<StationLease> openLeases();

    /** What a verdict or a message of a feed leaves for the screens and for the sync loop. */
    void note(StationNote note);

    /**
     * Something the station's other parts act on, in the same transaction.
     *
     * @param fulfillment null for what is about none
     */
    record StationNote(
            Kind kind,
            @Nullable FulfillmentId fulfillment,
            long epoch,
            @Nullable String body) {

        /** What it is. */
        public enum Kind {
            /** The lease is over: stop at the next scan. */
            REVOKED,
            /** The fulfillment is to be cancelled: stop at the next scan. */
            CANCEL_REQUESTED,
            /** Fetch the lease's snapshot. */
            SNAPSHOT_WANTED,
            /** The body holds rows of a reference table. */
            REFERENCE,
            /** Fetch all reference data. */
            BOOTSTRAP_WANTED,
            /** Central had operations this station has forgotten: its disk was restored. */
            RESTORED,
            CASE_CLOSED
        }
    }
}
