package dev.pickwright.model.sync;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.CentralStore.CaseFile;
import dev.pickwright.model.sync.Floor.OperationRefused;
import dev.pickwright.model.sync.Floor.UnknownOperation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives an operation its verdict, inside the caller's transaction. */
final class Rulings {

    private static final int TRIES = 3;

    private final CentralStore store;
    private final Floor floor;
    private final Leases leases;

    Rulings(CentralStore store, Floor floor) {
        this.store = store;
        this.floor = floor;
        this.leases = new Leases(store, floor, this::picksAreHere);
    }

    Leases leases() {
        return leases;
    }

    /** Rules on an operation at a new place and keeps it there. @throws Floor.HandlerFailure leaving nothing behind */
    Ruling rule(StationId station, long incarnation, Operation operation, Chain chain, long now) {
        Optional<Ruling> before = store.seen(operation.id()).map(AppliedOperation::ruling);
        Ruling ruling = before.orElseGet(() -> decide(station, operation, now));
        store.insert(new AppliedOperation(station, incarnation, operation, chain, ruling, now));
        return before.isPresent() ? asItStands(ruling) : ruling;
    }

    /** What is told of one that was ruled on before: its case may be closed by now, and need nobody. */
    Ruling asItStands(Ruling ruling) {
        CaseId file = ruling.caseId();
        boolean closed = ruling.verdict() == OperationVerdict.DIVERTED
                && file != null
                && store.file(file).filter(each -> each.outcome() != null).isPresent();
        return closed ? new Ruling(ruling.verdict(), ruling.code(), null) : ruling;
    }

    private Ruling decide(StationId station, Operation operation, long now) {
        for (LeaseRef ref : inLockOrder(operation)) {
            store.lease(ref.fulfillment());
            Optional<CaseFile> quarantine = store.quarantine(ref.fulfillment());
            if (quarantine.isPresent()) {
                return new Ruling(
                        OperationVerdict.HELD,
                        VerdictCode.PREDECESSOR_QUARANTINED,
                        quarantine.get().id());
            }
        }
        if (store.failures(operation.id()) >= TRIES) {
            return quarantine(station, operation, VerdictCode.HANDLER_ERROR, now);
        }
        try {
            return decideKnown(station, floor.upcast(operation), now);
        } catch (UnknownOperation e) {
            return quarantine(station, operation, e.code(), now);
        }
    }

    private static List<LeaseRef> inLockOrder(Operation operation) {
        return operation.leases().stream()
                .sorted(java.util.Comparator.comparing(ref -> ref.fulfillment().value()))
                .toList();
    }

    private Ruling decideKnown(StationId station, Operation operation, long now) {
        for (LeaseRef ref : inLockOrder(operation)) {
            VerdictCode code = leases.fence(station, ref, operation);
            if (code != null) {
                return divert(station, operation, ref, code, now);
            }
        }
        for (LeaseRef ref : operation.leases()) {
            if (leases.awaitsPicks(ref) && !leases.settles(operation)) {
                return await(station, ref, now);
            }
        }
        Ruling ruling;
        try {
            ruling = attempt(operation);
        } catch (OperationRefused e) {
            LeaseRef first =
                    operation.leases().isEmpty() ? null : inLockOrder(operation).getFirst();
            return divert(station, operation, first, e.code(), now);
        }
        leases.applied(operation);
        for (LeaseRef ref : inLockOrder(operation)) {
            if (leases.only(LeaseStage.PICK, ref)) {
                picksAreHere(ref.fulfillment(), now);
            }
            if (operation.type().equals(OperationType.PACK_TAKE_OVER.wire())) {
                // It took for picked what was planned; now there is what was picked.
                store.tell(station, FeedKind.LEASE_CHANGED, ref.fulfillment(), ref.epoch(), null);
            }
        }
        return ruling;
    }

    private Ruling await(StationId station, LeaseRef ref, long now) {
        CaseFile file = store.awaited(ref.fulfillment())
                .orElseGet(() -> opened(
                        CaseKind.AWAITED, station, ref.fulfillment(), ref.epoch(), VerdictCode.PICKS_AWAITED, now));
        return new Ruling(OperationVerdict.HELD, VerdictCode.PICKS_AWAITED, file.id());
    }

    private Ruling decideLate(AppliedOperation kept, long now) {
        try {
            return decide(kept.station(), kept.operation(), now);
        } catch (Floor.HandlerFailure e) {
            // The station whose picks arrived must not wait for this one.
            return quarantine(kept.station(), kept.operation(), VerdictCode.HANDLER_ERROR, now);
        }
    }

    /** Rules on what waited for the picks of another station, in the order in which it came, unless that is still at it. */
    private void picksAreHere(FulfillmentId fulfillment, long now) {
        Optional<CaseFile> awaited = store.awaited(fulfillment);
        if (awaited.isEmpty() || leases.isStillPicked(fulfillment)) {
            return;
        }
        CaseFile file = awaited.get();
        store.write(file.closed(CaseOutcome.RETRY));
        for (AppliedOperation kept : store.operations(file.id())) {
            if (!kept.ruling().verdict().terminal()) {
                floor.doneAt(kept.station(), () -> changed(kept, decideLate(kept, now)));
            }
        }
        store.tell(
                file.station(),
                FeedKind.CASE_CLOSED,
                fulfillment,
                file.epoch(),
                file.id().toString());
    }

    /** Carries it out in a savepoint; what is refused leaves nothing. */
    Ruling attempt(Operation operation) throws OperationRefused {
        try {
            return store.savepoint(() -> {
                try {
                    return leases.settles(operation) ? leases.settle(operation) : floor.apply(operation);
                } catch (OperationRefused e) {
                    throw new Left(e);
                }
            });
        } catch (Left e) {
            throw e.why;
        }
    }

    private Ruling divert(StationId station, Operation operation, @Nullable LeaseRef ref, VerdictCode code, long now) {
        FulfillmentId fulfillment = ref == null ? null : ref.fulfillment();
        long epoch = ref == null ? 0 : ref.epoch();
        CaseFile file = (fulfillment == null ? Optional.<CaseFile>empty() : store.file(fulfillment, epoch))
                .orElseGet(() -> opened(CaseKind.DIVERTED, station, fulfillment, epoch, code, now));
        for (LeaseRef each : operation.leases()) {
            leases.divert(station, each, file.id());
        }
        floor.recordFact(operation, file.id());
        return new Ruling(OperationVerdict.DIVERTED, code, file.id());
    }

    private Ruling quarantine(StationId station, Operation operation, VerdictCode code, long now) {
        LeaseRef ref = operation.leases().isEmpty() ? null : operation.leases().getFirst();
        CaseFile file = opened(
                CaseKind.QUARANTINED,
                station,
                ref == null ? null : ref.fulfillment(),
                ref == null ? 0 : ref.epoch(),
                code,
                now);
        return new Ruling(OperationVerdict.QUARANTINED, code, file.id());
    }

    private CaseFile opened(
            CaseKind kind,
            StationId station,
            @Nullable FulfillmentId fulfillment,
            long epoch,
            VerdictCode code,
            long now) {
        CaseFile file = store.open(new CaseFile(store.freshCase(), kind, station, fulfillment, epoch, code, now, null));
        store.tell(station, FeedKind.CASE_OPENED, fulfillment, epoch, file.id().toString());
        return file;
    }

    /** Rules again on one that was not understood, or waited for such a one. Empty if it still is not understood. */
    Optional<Ruling> again(AppliedOperation kept, long now) {
        try {
            Ruling ruling = decideKnown(kept.station(), floor.upcast(kept.operation()), now);
            changed(kept, ruling);
            return Optional.of(ruling);
        } catch (UnknownOperation | Floor.HandlerFailure e) {
            return Optional.empty();
        }
    }

    /** Applies a diverted one after all, as a supervisor wants. @return whether it fitted */
    boolean adopt(AppliedOperation kept, CaseId file, long now) {
        Operation operation;
        try {
            operation = floor.upcast(kept.operation());
        } catch (UnknownOperation e) {
            return false;
        }
        floor.takeBackFact(operation, file);
        try {
            changed(kept, attempt(operation));
            inLockOrder(operation).forEach(ref -> picksAreHere(ref.fulfillment(), now));
            return true;
        } catch (OperationRefused | Floor.HandlerFailure e) {
            floor.recordFact(operation, file);
            return false;
        }
    }

    private void changed(AppliedOperation kept, Ruling ruling) {
        store.rule(kept.operation().id(), ruling);
        store.tell(
                kept.station(),
                FeedKind.VERDICT_CHANGED,
                null,
                0,
                new VerdictTold(kept.operation().id(), ruling).body());
    }

    /** Carries a checked exception out of the savepoint. */
    private static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final OperationRefused why;

        Left(OperationRefused why) {
            super(why);
            this.why = why;
        }
    }
}
