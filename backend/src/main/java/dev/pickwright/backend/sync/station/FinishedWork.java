package dev.pickwright.backend.sync.station;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationStore;
import dev.pickwright.model.sync.StationStore.StationNote;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Stops nobody because of work that nobody is at: central ended its lease, for it has all that was done, or the tote with
 * what was picked is at another station.
 */
@Component
@AtStation
class FinishedWork implements NoteTaker {

    private final ObjectProvider<StationStore> store;
    private final StationStateRepository state;

    FinishedWork(ObjectProvider<StationStore> store, StationStateRepository state) {
        this.store = store;
        this.state = state;
    }

    @Override
    public void take(StationNote note) {
        FulfillmentId fulfillment = note.fulfillment();
        if (note.kind() != StationNote.Kind.REVOKED || fulfillment == null) {
            return;
        }
        StationStore kept = store.getObject();
        Optional<StationLease> lease = kept.lease(fulfillment)
                .filter(known -> known.epoch() == note.epoch())
                .filter(known -> state.isAtRest(fulfillment) && kept.pending(fulfillment, known.epoch()) == 0);
        lease.ifPresent(known -> kept.write(known.in(StationLease.State.ENDED)));
    }
}
