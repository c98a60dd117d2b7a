package dev.pickwright.model.sync;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.CentralStore.CaseFile;
import java.util.ArrayList;
import java.util.List;

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
                        && (!left.isEmpty() || !rulings.adopt(kept, id, now))) {
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
        store.lease(fulfillment, file.epoch())
                .filter(each -> file.id().equals(each.diverted()))
                .ifPresent(each -> store.write(each.divertedTo(null)));
        if (regrant && store.openLeases(fulfillment).isEmpty()) {
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
            // Picks that are understood now let go what waited for them, and that comes in behind the rest.
            for (List<AppliedOperation> waiting = waiting(id); !waiting.isEmpty(); waiting = waiting(id)) {
                for (AppliedOperation kept : waiting) {
                    if (rulings.again(kept, now).isEmpty()) {
                        return false;
                    }
                }
            }
            close(file, CaseOutcome.RETRY);
            return true;
        });
    }

    private List<AppliedOperation> waiting(CaseId id) {
        return store.operations(id).stream()
                .filter(kept -> !kept.ruling().verdict().terminal())
                .toList();
    }

    /**
     * Closes a case whose goods were dealt with otherwise. Its lease, if it is still open, is taken away: the work goes on
     * anew.
     *
     * @param outcome any but {@code ADOPT} and {@code RETRY}
     */
    public void close(CaseId id, CaseOutcome outcome, long now) {
        store.transaction(() -> {
            CaseFile file = open(id);
            FulfillmentId fulfillment = file.fulfillment();
            // Before the lease goes: what waited for picks under it is diverted then, into a case of its own.
            store.write(file.closed(outcome));
            if (fulfillment != null) {
                store.lease(fulfillment, file.epoch())
                        .filter(lease -> lease.state().open())
                        .ifPresent(lease -> leases.revoke(fulfillment, now));
            }
            tellClosed(file);
            return true;
        });
    }

    private CaseFile open(CaseId id) {
        return store.file(id)
                .filter(file -> file.outcome() == null)
                .orElseThrow(() -> new IllegalStateException("case " + id + " is not open"));
    }

    private void close(CaseFile file, CaseOutcome outcome) {
        store.write(file.closed(outcome));
        tellClosed(file);
    }

    private void tellClosed(CaseFile file) {
        store.tell(
                file.station(),
                FeedKind.CASE_CLOSED,
                file.fulfillment(),
                file.epoch(),
                file.id().toString());
    }
}
