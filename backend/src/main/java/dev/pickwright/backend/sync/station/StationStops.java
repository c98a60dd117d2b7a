package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationStore.StationNote;
import dev.pickwright.model.sync.StationSync;
import dev.pickwright.model.sync.StopNotice;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Ends work at this station: what central stopped, once the operator says so, and what nobody began. */
@Service
@AtStation
public class StationStops {

    private final StationStateRepository state;
    private final StationViewQueries views;
    private final JdbcStationStore store;
    private final StationSync sync;
    private final StationLog log;
    private final UnitOfWork units;
    private final IdSource ids;
    private final JsonMapper json;

    StationStops(
            StationStateRepository state,
            StationViewQueries views,
            JdbcStationStore store,
            StationSync sync,
            StationLog log,
            UnitOfWork units,
            IdSource ids,
            JsonMapper json) {
        this.state = state;
        this.views = views;
        this.store = store;
        this.sync = sync;
        this.log = log;
        this.units = units;
        this.ids = ids;
        this.json = json;
    }

    /**
     * The operator stopped, and did with the goods what the screen said. Doing it again changes nothing.
     *
     * @throws ProblemException NOT_FOUND if this station never had the work
     */
    public void acknowledge(Actor actor, FulfillmentId fulfillment) {
        units.run(() -> {
            var stopped = state.stopped(fulfillment);
            if (stopped.isEmpty()) {
                if (store.lease(fulfillment).isEmpty()) {
                    throw unknown(fulfillment);
                }
                return;
            }
            LeaseRef lease = stopped.get().lease();
            boolean cancelled = stopped.get().why() == StopNotice.Why.CANCELLED;
            record(
                    cancelled ? OperationType.CANCEL_ACKNOWLEDGE : OperationType.LEASE_RETURN,
                    lease,
                    actor,
                    Map.of("goods", views.goods(fulfillment)));
            sync.end(fulfillment, lease.epoch());
        });
    }

    /** Gives back what nobody has begun, such as at the end of a shift. @return how many lists */
    public int giveBack(Actor actor) {
        return units.run(() -> {
            List<StationLease> held = store.openLeases().stream()
                    .filter(lease -> lease.state() == StationLease.State.HELD)
                    .toList();
            for (StationLease lease : held) {
                LeaseRef ref = new LeaseRef(lease.fulfillment(), lease.epoch());
                record(OperationType.LEASE_RETURN, ref, actor, Map.of("goods", List.of()));
                sync.end(ref.fulfillment(), ref.epoch());
            }
            return held.size();
        });
    }

    /** Somebody read that this computer was restored from an older copy. */
    public void acknowledgeRestored() {
        units.run(() -> store.lower(StationNote.Kind.RESTORED));
    }

    private void record(OperationType type, LeaseRef lease, Actor actor, Object body) {
        log.append(new StationLog.Done(
                new OperationId(ids.next()),
                type,
                List.of(lease),
                lease.fulfillment().value(),
                actor.operator(),
                actor.approver(),
                json.writeValueAsString(body),
                "{}"));
    }

    private static ProblemException unknown(FulfillmentId fulfillment) {
        return new ProblemException(
                Problem.NOT_FOUND, "This station does not have fulfillment %s.".formatted(fulfillment));
    }
}
