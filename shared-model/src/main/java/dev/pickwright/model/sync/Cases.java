package dev.pickwright.model.sync;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.CentralStore.CaseFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of cases, as far as the protocol knows: operations, leases and what stations are told. The goods are the
 * caller's business, in the same transaction. Times are central's clock in milliseconds since 1970.
 */
public final class Cases {

    private final CentralStore store;
    private final Rulings rulings;
    private final Leases leases;

    Cases(CentralStore store, Rulings rulings, Leases leases) {
        this.store = store;
        this.rulings = rulings;
        this.leases = leases;
    }

    /**
     * Applies the diverted operations of a case after all, in the order in which they came; those that still do not fit stay
     * facts. The case is closed as adopted if all fitted, otherwise it stays open with the rest.
     *
     * @param regrant whether the station goes on with the work, under a new lease
     * @return the operations that did not fit
     */
    public List<OperationId> adopt(CaseId id, boolean regrant, long now) {
        return store.transaction(() -> {
            CaseFile file = open(id);
            FulfillmentId fulfillment = file.fulfillment();
            if (fulfillment != null) {
                store.lease(fulfillment);
            }
            List<OperationId> left = new ArrayList<>();
            for (AppliedOperation kept : store.operations(id)) {
                if (kept.ruling().verdict() == OperationVerdict.DIVERTED
                        && (!left.isEmpty() || !rulings.adopt(kept, id))) {
                    left.add(kept.operation().id());
                }
            }
            if (left.isEmpty()) {
                goOn(file, regrant, now);
                close(file, CaseOutcome.ADOPT);
            }
            return left;
        });
    }

    private void goOn(CaseFile file, boolean regrant, long now) {
        FulfillmentId fulfillment = file.fulfillment();
        if (fulfillment == null) {
            return;
        }
        Optional<Lease> lease = store.lease(fulfillment);
        lease.filter(each -> file.id().equals(each.diverted())).ifPresent(each -> store.write(each.divertedTo(null)));
        if (regrant && lease.filter(each -> each.state().open()).isEmpty()) {
            leases.grant(fulfillment, file.station(), LeaseKind.ACTIVE, now, Long.MAX_VALUE);
        }
    }

    /**
     * Rules again on what was not understood and on what waited for it, in the order in which it came. The case is closed
     * if all of it got a verdict.
     *
     * @return whether it is closed
     */
    public boolean retry(CaseId id, long now) {
        return store.transaction(() -> {
            CaseFile file = open(id);
            List<AppliedOperation> waiting = store.operations(id).stream()
                    .filter(kept -> !kept.ruling().verdict().terminal())
                    .toList();
            for (AppliedOperation kept : waiting) {
                if (rulings.again(kept, now).isEmpty()) {
                    return false;
                }
            }
            close(file, CaseOutcome.RETRY);
            return true;
        });
    }

    /**
     * Closes a case whose goods were dealt with otherwise. Its lease, if it is still open, is taken away: the work goes on
     * anew.
     *
     * @param outcome any but {@code ADOPT} and {@code RETRY}
     */
    public void close(CaseId id, CaseOutcome outcome) {
        store.transaction(() -> {
            CaseFile file = open(id);
            FulfillmentId fulfillment = file.fulfillment();
            if (fulfillment != null) {
                store.lease(fulfillment)
                        .filter(lease -> lease.epoch() == file.epoch())
                        .ifPresent(lease -> leases.revoke(fulfillment));
            }
            close(file, outcome);
            return true;
        });
    }

    private CaseFile open(CaseId id) {
        return store.file(id)
                .filter(file -> file.outcome() == null)
                .orElseThrow(() -> new IllegalStateException("case " + id + " is not open"));
    }

    private void close(CaseFile file, CaseOutcome outcome) {
        store.write(new CaseFile(
                file.id(),
                file.kind(),
                file.station(),
                file.fulfillment(),
                file.epoch(),
                file.code(),
                file.openedAt(),
                outcome));
        store.tell(
                file.station(),
                FeedKind.CASE_CLOSED,
                file.fulfillment(),
                file.epoch(),
                file.id().toString());
    }
}
