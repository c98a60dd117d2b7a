package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.copies.LeaseCopies;
import dev.pickwright.backend.sync.handover.HandoverErrand;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.CentralFailure;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LeaseStanding;
import dev.pickwright.model.sync.StationStore;
import dev.pickwright.model.sync.StreamStanding;
import dev.pickwright.model.sync.WantWork;
import dev.pickwright.model.sync.WorkGranted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a station does when nothing more urgent is to be said: it hands over what it has of before, fetches numbers, copies
 * of its leases, work, reference data.
 */
class SyncErrands {

    private static final long FEW_NUMBERS = 100;
    private static final long ASK_AGAIN_MILLIS = 30_000;

    private final CentralClient central;
    private final StationStore store;
    private final StationStateRepository state;
    private final HeldBlocks numbers;
    private final LeaseCopies copies;
    private final GrantedWork work;
    private final ReferenceErrand reference;
    private final HandoverErrand handover;
    private final Recovery recovery;
    private final StationClock clock;
    private final UnitOfWork units;
    private final IdSource ids;

    private boolean leasesUnknown;
    private boolean leasesKnown;
    private boolean recovered;
    private boolean workWaits;
    private @Nullable WantWork asked;
    private long askedAt = -ASK_AGAIN_MILLIS;
    private long numbersAt = -ASK_AGAIN_MILLIS;

    SyncErrands(
            CentralClient central,
            StationStore store,
            StationStateRepository state,
            HeldBlocks numbers,
            LeaseCopies copies,
            GrantedWork work,
            ReferenceErrand reference,
            HandoverErrand handover,
            Recovery recovery,
            StationClock clock,
            UnitOfWork units,
            IdSource ids) {
        this.central = central;
        this.store = store;
        this.state = state;
        this.numbers = numbers;
        this.copies = copies;
        this.work = work;
        this.reference = reference;
        this.handover = handover;
        this.recovery = recovery;
        this.clock = clock;
        this.units = units;
        this.ids = ids;
    }

    /** Notes whether there is work to ask for, and what a hello told of leases that the station never took. */
    void heard(HelloReply reply) {
        workWaits = reply.workWaits();
        List<LeaseStanding> granted = reply.leases().stream()
                .filter(lease -> lease.state() == LeaseStanding.State.HELD)
                .toList();
        leasesUnknown |= !granted.isEmpty()
                && store.relaxed(() -> granted.stream()
                        .anyMatch(lease -> store.lease(lease.fulfillment())
                                .filter(known -> known.epoch() == lease.epoch())
                                .isEmpty()));
        boolean told = !reply.leasesWanted()
                && (reply.standing() == StreamStanding.OK || reply.standing() == StreamStanding.CENTRAL_BEHIND);
        leasesKnown |= told && !leasesUnknown;
    }

    /** Work may be asked for at once, though it was a moment ago. */
    void askForWorkAgain() {
        askedAt = -ASK_AGAIN_MILLIS;
    }

    /**
     * Does the most urgent of them.
     *
     * @param work whether new work may be taken
     * @param now milliseconds since the start of the backend
     * @return false if there was nothing to do
     */
    boolean run(boolean work, long now) throws CentralFailure, InterruptedException {
        if (handover.next(now)) {
            return true;
        }
        if (reference.neverDone()) {
            reference.next();
            return true;
        }
        if (number(now) || snapshot()) {
            return true;
        }
        endRecovery();
        return removed() || work(work, now) || reference.next();
    }

    /** Does at once what was put off because central refused it. */
    void hurry() {
        handover.hurry();
    }

    private boolean number(long now) throws CentralFailure, InterruptedException {
        if (now - numbersAt < ASK_AGAIN_MILLIS || numbers.left() >= FEW_NUMBERS) {
            return false;
        }
        long incarnation = store.relaxed(() -> store.identity().incarnation());
        if (incarnation == 0) {
            return false;
        }
        numbersAt = now;
        var block = central.numbers(incarnation);
        units.run(() -> numbers.add(incarnation, block.first(), block.last()));
        return true;
    }

    private boolean snapshot() throws CentralFailure, InterruptedException {
        Optional<FulfillmentId> wanted = units.relaxed(state::nextSnapshotWanted);
        if (wanted.isEmpty()) {
            return false;
        }
        try {
            work.take(central.snapshot(wanted.get()));
        } catch (CentralFailure e) {
            if (e.why() != CentralFailure.Cause.MISSING) {
                throw e;
            }
            // The lease is over: the next hello says so.
            units.run(() -> state.snapshotTaken(wanted.get()));
        }
        return true;
    }

    /** Once it has all leases and their copies, the station has again what its database lost. */
    private void endRecovery() {
        if (leasesKnown && !recovered) {
            recovery.end();
            recovered = true;
        }
    }

    /** Leaves no copy of work that is over, once central has all that was done of it. */
    private boolean removed() {
        Optional<LeaseRef> over = units.relaxed(() -> state.ended(clock.now().wall()).stream()
                .filter(lease -> store.pending(lease.fulfillment(), lease.epoch()) == 0)
                .findFirst());
        over.ifPresent(lease -> {
            copies.remove(lease.fulfillment());
            units.run(() -> state.forget(lease));
        });
        return over.isPresent();
    }

    private boolean work(boolean may, long now) throws CentralFailure, InterruptedException {
        WantWork want = asked == null ? wanted(may, now) : asked;
        if (want == null) {
            return false;
        }
        asked = want;
        askedAt = now;
        WorkGranted granted = central.work(want);
        asked = null;
        work.take(granted);
        leasesKnown |= leasesUnknown;
        leasesUnknown = false;
        return !granted.leases().isEmpty() || !granted.snapshots().isEmpty();
    }

    private @Nullable WantWork wanted(boolean may, long now) {
        UUID request = ids.next();
        if (leasesUnknown) {
            return new WantWork(request, 0, 0);
        }
        if (!may || !workWaits || now - askedAt < ASK_AGAIN_MILLIS) {
            return null;
        }
        var reserve =
                units.relaxed(() -> Reserve.of(state.workOnHand(clock.now().wall())));
        return reserve.enough() ? null : new WantWork(request, reserve.active(), reserve.reserve());
    }
}
