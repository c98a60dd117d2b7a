package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.copies.LeaseCopies;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.LeaseSnapshot;
import dev.pickwright.model.sync.StationStore;
import dev.pickwright.model.sync.StationSync;
import dev.pickwright.model.sync.WorkGranted;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes in what central gave this station to do: the leases first, then the copies of what they are about. */
@Component
@AtStation
class GrantedWork {

    private final StationSync sync;
    private final StationStore store;
    private final StationStateRepository state;
    private final LeaseCopies copies;
    private final StationClock clock;
    private final UnitOfWork units;

    GrantedWork(
            StationSync sync,
            StationStore store,
            StationStateRepository state,
            LeaseCopies copies,
            StationClock clock,
            UnitOfWork units) {
        this.sync = sync;
        this.store = store;
        this.state = state;
        this.copies = copies;
        this.clock = clock;
        this.units = units;
    }

    /** Copies that did not come along are fetched later. */
    void take(WorkGranted granted) {
        units.run(() -> {
            List<FulfillmentId> fresh = granted.leases().stream()
                    .filter(this::unknown)
                    .map(GrantedLease::fulfillment)
                    .toList();
            sync.take(granted, clock.now());
            fresh.forEach(state::snapshotWanted);
        });
        granted.snapshots().forEach(this::take);
    }

    void take(LeaseSnapshot snapshot) {
        copies.replace(snapshot);
        units.run(() -> state.snapshotTaken(snapshot.fulfillment()));
    }

    private boolean unknown(GrantedLease lease) {
        return store.lease(lease.fulfillment())
                .filter(known -> known.epoch() >= lease.epoch())
                .isEmpty();
    }
}
