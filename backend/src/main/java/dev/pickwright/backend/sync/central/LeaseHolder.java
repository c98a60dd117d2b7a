package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.WorkHolder;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CancelPending;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.Lease;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Central: speaks for the station that has a fulfillment. */
@Component
class LeaseHolder implements WorkHolder {

    private final LeaseStore leases;
    private final CaseStore cases;
    private final BoardQueries stations;
    private final Feeds feeds;
    private final ObjectProvider<CentralSync> central;
    private final AuditTrail audit;

    /** The kernel cancels by the fulfillment feature, which asks this. */
    LeaseHolder(
            LeaseStore leases,
            CaseStore cases,
            BoardQueries stations,
            Feeds feeds,
            ObjectProvider<CentralSync> central,
            AuditTrail audit) {
        this.leases = leases;
        this.cases = cases;
        this.stations = stations;
        this.feeds = feeds;
        this.central = central;
        this.audit = audit;
    }

    @Override
    public void requireOwn(FulfillmentId leased) {
        if (Sender.acts()) {
            return;
        }
        leases.current(leased).ifPresent(lease -> {
            BoardQueries.Holder holder = stations.holder(lease);
            throw new ProblemException(
                    Problem.LEASED,
                    "Station %s works on fulfillment %s. Let it finish there, or revoke its lease."
                            .formatted(holder.station(), holder.number()),
                    Map.of("station", holder.station(), "operation", "revoke_lease"));
        });
    }

    @Override
    public void changed(FulfillmentId leased) {
        if (!Sender.acts()) {
            leases.open(leased)
                    .forEach(lease ->
                            feeds.tell(lease.station().value(), FeedKind.LEASE_CHANGED, leased, lease.epoch(), null));
        }
    }

    @Override
    public Optional<CancelPending> askToCancel(Actor actor, FulfillmentState state, @Nullable String reason) {
        Optional<Lease> held = Sender.acts() ? Optional.empty() : leases.current(state.id());
        return held.map(lease -> {
            central.getObject().leases().requestCancel(state.id());
            cases.nameCancel(state.id(), actor.reference(), reason);
            audit.append(actor, AuditEntry.of("request_cancel").on(state.id()).noting(reason));
            BoardQueries.Holder holder = stations.holder(lease);
            return new CancelPending(
                    state.id(),
                    state.number(),
                    state.status(),
                    CancelPending.PENDING_STATION,
                    holder.station(),
                    holder.lastSeen(),
                    holder.cutOff());
        });
    }
}
