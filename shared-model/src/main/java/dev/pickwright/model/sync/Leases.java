package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.Floor.CancelStanding;
import dev.pickwright.model.sync.Floor.OperationRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may work on what, by central's book. A fulfillment has at most one open lease; only one whose tote was taken over
 * from a silent station has two, to pick and to pack. Public methods are one transaction of the store each, or join the
 * caller's. Times are central's clock in milliseconds since 1970.
 */
public final class Leases {

    private final CentralStore store;
    private final Floor floor;
    private final LateWork late;

    /** What is to be ruled on again when a lease ends. */
    interface LateWork {
        void unless(FulfillmentId stillPicked, long now);
    }

    Leases(CentralStore store, Floor floor, LateWork late) {
        this.store = store;
        this.floor = floor;
        this.late = late;
    }

    /**
     * Grants a fulfillment to a station, under a higher epoch than ever.
     *
     * @param startBy {@code Long.MAX_VALUE} for an active lease
     * @return empty if it is leased, or is to be cancelled
     */
    public Optional<Lease> grant(FulfillmentId fulfillment, StationId station, LeaseKind kind, long now, long startBy) {
        return store.transaction(() -> {
            boolean taken = store.lease(fulfillment).isPresent()
                    && !store.openLeases(fulfillment).isEmpty();
            if (taken || store.cancelRequested(fulfillment)) {
                return Optional.empty();
            }
            return Optional.of(granted(fulfillment, station, LeaseStage.ALL, kind, now, startBy));
        });
    }

    private Lease granted(
            FulfillmentId fulfillment, StationId station, LeaseStage stage, LeaseKind kind, long now, long startBy) {
        long epoch = Fence.next(
                store.central(), store.lease(fulfillment).map(Lease::epoch).orElse(0L));
        Lease lease =
                new Lease(fulfillment, epoch, station, stage, kind, LeaseState.RESERVED, now, startBy, null, null);
        store.write(lease);
        return lease;
    }

    /**
     * Grants what is left to do after picking to the station where the tote stands. Who picked keeps that part under the
     * epoch that it has, so that its late picks count; what the other does is held until they are all here.
     *
     * @return empty if no other station has the fulfillment, or one packs it already, or it is to be cancelled
     */
    public Optional<Lease> takeOver(FulfillmentId fulfillment, StationId station, long now) {
        return store.transaction(() -> {
            store.lease(fulfillment);
            List<Lease> open = store.openLeases(fulfillment);
            boolean one = open.size() == 1
                    && open.getFirst().stage() != LeaseStage.PACK
                    && !open.getFirst().station().equals(station);
            if (!one || store.cancelRequested(fulfillment)) {
                return Optional.empty();
            }
            store.write(open.getFirst().pickingOnly());
            return Optional.of(granted(fulfillment, station, LeaseStage.PACK, LeaseKind.ACTIVE, now, Long.MAX_VALUE));
        });
    }

    /**
     * Takes a fulfillment away from whoever has it: whatever they did and did not send is diverted when it comes.
     *
     * @return whether anybody had it
     */
    public boolean revoke(FulfillmentId fulfillment, long now) {
        return store.transaction(() -> {
            store.lease(fulfillment);
            List<Lease> open = store.openLeases(fulfillment);
            for (Lease each : open) {
                store.write(each.ended(LeaseEnd.REVOKED));
                store.tell(each.station(), FeedKind.LEASE_REVOKED, fulfillment, each.epoch(), null);
            }
            late.unless(fulfillment, now);
            return !open.isEmpty();
        });
    }

    /** Ends a lease whose work is done or given back; what still comes of it is applied until somebody else gets it. */
    public void end(LeaseRef ref, LeaseEnd why) {
        store.transaction(() -> {
            store.lease(ref.fulfillment(), ref.epoch())
                    .filter(lease -> lease.state().open())
                    .ifPresent(lease -> store.write(lease.ended(why)));
            return true;
        });
    }

    /**
     * Takes back reserves that were not begun in time.
     *
     * @param margin for a station's clock that runs slow, in milliseconds
     */
    public int reclaim(long now, long margin) {
        return store.transaction(() -> {
            List<Lease> late = store.reservesBefore(now - margin);
            late.forEach(lease -> store.write(lease.ended(LeaseEnd.RECLAIMED)));
            return late.size();
        });
    }

    /** Marks begun leases of stations not heard of since a time. They stay theirs. */
    public int markStale(long lastHello) {
        return store.transaction(() -> {
            List<Lease> silent = store.startedSilentSince(lastHello);
            silent.forEach(lease -> store.write(lease.in(LeaseState.STALE)));
            return silent.size();
        });
    }

    /** Cancels, or asks who has it. */
    public CancelAnswer requestCancel(FulfillmentId fulfillment) {
        return store.transaction(() -> {
            store.lease(fulfillment);
            List<Lease> open = store.openLeases(fulfillment);
            if (floor.cancelStanding(fulfillment) == CancelStanding.TOO_LATE) {
                return CancelAnswer.TOO_LATE;
            }
            if (open.isEmpty()) {
                floor.cancel(fulfillment);
                return CancelAnswer.CANCELLED;
            }
            if (!store.cancelRequested(fulfillment)) {
                store.cancelRequested(fulfillment, true);
                open.forEach(
                        each -> store.tell(each.station(), FeedKind.CANCEL_REQUESTED, fulfillment, each.epoch(), null));
            }
            return CancelAnswer.PENDING_STATION;
        });
    }

    /** Cancels without waiting for the station: its late work becomes a case. */
    public CancelAnswer forceCancel(FulfillmentId fulfillment, long now) {
        return store.transaction(() -> {
            store.lease(fulfillment);
            if (floor.cancelStanding(fulfillment) == CancelStanding.TOO_LATE) {
                return CancelAnswer.TOO_LATE;
            }
            revoke(fulfillment, now);
            store.cancelRequested(fulfillment, false);
            floor.cancel(fulfillment);
            return CancelAnswer.CANCELLED;
        });
    }

    /** What became of the wish to cancel. */
    public enum CancelAnswer implements Wire {
        CANCELLED,
        /** Its station is asked; it is not cancelled until that answers or somebody forces it. */
        PENDING_STATION,
        TOO_LATE
    }

    // ---- for the rulings, inside their transaction

    /** Why the step of an operation under that lease does not count; null if it does. The fulfillment is locked after. */
    @Nullable
    VerdictCode fence(StationId station, LeaseRef ref, Operation operation) {
        Optional<Lease> newest = store.lease(ref.fulfillment());
        if (newest.isEmpty() || newest.get().epoch() < ref.epoch()) {
            return VerdictCode.LEASE_UNKNOWN;
        }
        Lease lease = newest.get().epoch() == ref.epoch()
                ? newest.get()
                : store.lease(ref.fulfillment(), ref.epoch())
                        .filter(each -> each.stage() == LeaseStage.PICK)
                        .orElse(null);
        if (lease == null || !lease.station().equals(station) || !covers(lease, operation)) {
            return VerdictCode.LEASE_REASSIGNED;
        }
        if (lease.end() == LeaseEnd.REVOKED || lease.end() == LeaseEnd.ADOPTED) {
            return VerdictCode.LEASE_REVOKED;
        }
        if (lease.end() == LeaseEnd.CANCELLED) {
            return VerdictCode.CANCELLED;
        }
        if (lease.epoch() != newest.get().epoch() && !stillPicks(lease) && !settles(operation)) {
            return VerdictCode.LEASE_REASSIGNED;
        }
        return lease.diverted() == null ? null : VerdictCode.PREDECESSOR_DIVERTED;
    }

    private static boolean stillPicks(Lease lease) {
        return lease.stage() == LeaseStage.PICK && lease.state().open();
    }

    private static boolean covers(Lease lease, Operation operation) {
        return switch (lease.stage()) {
            case ALL -> true;
            case PICK ->
                !operation.type().startsWith("pack_") && !operation.type().startsWith("qc_");
            case PACK -> !operation.type().startsWith("pick_");
        };
    }

    /** Whether it packs what another station picked and has not sent. */
    boolean awaitsPicks(LeaseRef ref) {
        return only(LeaseStage.PACK, ref) && isStillPicked(ref.fulfillment());
    }

    /** Whether the lease covers that stage alone. */
    boolean only(LeaseStage stage, LeaseRef ref) {
        return store.lease(ref.fulfillment(), ref.epoch())
                .filter(lease -> lease.stage() == stage)
                .isPresent();
    }

    /** Whether the station that picked it into a tote that another one has is not done with that, as far as is known here. */
    boolean isStillPicked(FulfillmentId fulfillment) {
        return store.openLeases(fulfillment).stream().anyMatch(Leases::stillPicks);
    }

    void applied(Operation operation) {
        if (givesBack(operation)) {
            return;
        }
        for (LeaseRef ref : operation.leases()) {
            store.lease(ref.fulfillment(), ref.epoch()).ifPresent(this::begun);
        }
    }

    /** Whether it is about a lease that is over with it, and begins none that ran out. */
    private static boolean givesBack(Operation operation) {
        return operation.type().equals(OperationType.LEASE_RETURN.wire())
                || operation.type().equals(OperationType.CANCEL_ACKNOWLEDGE.wire());
    }

    private void begun(Lease lease) {
        if (lease.state() == LeaseState.RESERVED || lease.state() == LeaseState.STALE) {
            store.write(lease.in(LeaseState.STARTED));
        } else if (lease.end() == LeaseEnd.RECLAIMED) {
            store.write(revived(lease));
        }
    }

    /** It was begun in time, and nobody else got it. */
    private static Lease revived(Lease lease) {
        return new Lease(
                lease.fulfillment(),
                lease.epoch(),
                lease.station(),
                lease.stage(),
                lease.kind(),
                LeaseState.STARTED,
                lease.grantedAt(),
                lease.startBy(),
                null,
                lease.diverted());
    }

    void divert(StationId station, LeaseRef ref, CaseId file) {
        store.lease(ref.fulfillment(), ref.epoch())
                .filter(lease -> lease.station().equals(station))
                .filter(lease -> lease.diverted() == null)
                .ifPresent(lease -> store.write(lease.divertedTo(file)));
    }

    boolean settles(Operation operation) {
        return operation.type().equals(OperationType.LEASE_START.wire()) || givesBack(operation);
    }

    /** Carries out what is about leases alone. */
    Ruling settle(Operation operation) throws OperationRefused {
        for (LeaseRef ref : operation.leases()) {
            if (operation.type().equals(OperationType.LEASE_RETURN.wire())) {
                end(ref, LeaseEnd.RETURNED);
            } else if (operation.type().equals(OperationType.CANCEL_ACKNOWLEDGE.wire())) {
                acknowledged(ref);
            }
        }
        return Ruling.APPLIED;
    }

    /** The last who has it stops: it is cancelled. */
    private void acknowledged(LeaseRef ref) throws OperationRefused {
        FulfillmentId fulfillment = ref.fulfillment();
        if (!store.cancelRequested(fulfillment)) {
            throw new OperationRefused(VerdictCode.STATE_INVALID, "nobody asked to cancel it");
        }
        end(ref, LeaseEnd.CANCELLED);
        if (!store.openLeases(fulfillment).isEmpty()) {
            return;
        }
        store.cancelRequested(fulfillment, false);
        if (floor.cancelStanding(fulfillment) == CancelStanding.POSSIBLE) {
            floor.cancel(fulfillment);
        }
    }

    // ---- for the hello, inside its transaction

    void heard(Hello hello) {
        Map<FulfillmentId, HeldLease> held = held(hello);
        for (Lease lease : store.openLeases(hello.station())) {
            HeldLease theirs = held.get(lease.fulfillment());
            boolean begun = theirs != null && theirs.epoch() == lease.epoch() && theirs.started();
            if (lease.state() == LeaseState.STALE || lease.state() == LeaseState.RESERVED && begun) {
                store.write(lease.in(LeaseState.STARTED));
            }
        }
        for (HeldLease theirs : listed(hello)) {
            if (theirs.started()) {
                store.lease(theirs.fulfillment())
                        .filter(lease -> lease.epoch() == theirs.epoch()
                                && lease.station().equals(hello.station())
                                && lease.end() == LeaseEnd.RECLAIMED)
                        .ifPresent(lease -> store.write(revived(lease)));
            }
        }
    }

    private static Map<FulfillmentId, HeldLease> held(Hello hello) {
        Map<FulfillmentId, HeldLease> held = new HashMap<>();
        listed(hello).forEach(lease -> held.put(lease.fulfillment(), lease));
        return held;
    }

    private static List<HeldLease> listed(Hello hello) {
        List<HeldLease> leases = hello.leases();
        return leases == null ? List.of() : leases;
    }

    /** Whether the station holds other leases than it should. */
    boolean differ(Hello hello) {
        return !HeldLease.digest(store.openLeases(hello.station()).stream()
                        .map(lease -> new LeaseRef(lease.fulfillment(), lease.epoch()))
                        .toList())
                .equals(hello.leaseDigest());
    }

    /** What the station does not know of its leases. */
    List<LeaseStanding> standings(Hello hello) {
        if (hello.leases() == null) {
            return List.of();
        }
        Map<FulfillmentId, HeldLease> held = held(hello);
        List<LeaseStanding> told = new ArrayList<>();
        for (Lease lease : store.openLeases(hello.station())) {
            HeldLease theirs = held.get(lease.fulfillment());
            boolean known = theirs != null && theirs.epoch() == lease.epoch();
            if (known) {
                held.remove(lease.fulfillment());
            }
            if (store.cancelRequested(lease.fulfillment())) {
                told.add(standing(lease, LeaseStanding.State.CANCEL_REQUESTED));
            } else if (!known) {
                told.add(standing(lease, LeaseStanding.State.HELD));
            }
        }
        for (HeldLease theirs : listed(hello)) {
            if (held.containsKey(theirs.fulfillment())) {
                told.add(new LeaseStanding(theirs.fulfillment(), theirs.epoch(), LeaseStanding.State.REVOKED));
            }
        }
        return told;
    }

    private static LeaseStanding standing(Lease lease, LeaseStanding.State state) {
        return new LeaseStanding(lease.fulfillment(), lease.epoch(), state);
    }
}
