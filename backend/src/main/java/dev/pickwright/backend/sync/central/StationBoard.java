package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.scope.WarehouseScope;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.StationSyncView;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Central: what supervisors see of stations, and take from them. */
@Service
public class StationBoard {

    private final BoardQueries queries;
    private final CentralSync central;
    private final Clones clones;
    private final Fulfillments fulfillments;
    private final WarehouseScope scope;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    StationBoard(
            BoardQueries queries,
            CentralSync central,
            Clones clones,
            Fulfillments fulfillments,
            WarehouseScope scope,
            AuditTrail audit,
            UnitOfWork units,
            Clock clock) {
        this.queries = queries;
        this.central = central;
        this.clones = clones;
        this.fulfillments = fulfillments;
        this.scope = scope;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /** In the order in which they enrolled, at the actor's sites. */
    public Page<StationSyncView> list(Actor actor, @Nullable StationId after, int limit) {
        List<StationSyncView> page = queries.list(actor.warehouses(), after == null ? null : after.value(), limit);
        return new Page<>(page, page.size() == limit ? page.getLast().station().toString() : null);
    }

    /** Lets one of two computers go on as the station. @throws ProblemException as {@link Clones#keep}; NOT_ALLOWED */
    public void keep(Actor actor, StationId station, String boot) {
        var known = queries.station(station)
                .orElseThrow(
                        () -> new ProblemException(Problem.NOT_FOUND, "There is no station %s.".formatted(station)));
        if (!actor.mayWorkAt(known.warehouse())) {
            throw scope.refusal(actor, List.of(known.warehouse()));
        }
        clones.keep(actor, station, boot);
    }

    /**
     * Takes a fulfillment from its station. What that did and did not send becomes a case; if it was to be cancelled, it
     * is.
     *
     * @throws ProblemException NOT_FOUND; NOT_ALLOWED; NOTHING_TO_DO if no station has it
     */
    public FulfillmentState revoke(Actor actor, FulfillmentId id, String reason) {
        scope.require(actor, Subject.FULFILLMENT, id.toString(), true);
        return units.run(() -> {
            FulfillmentState state = fulfillments.lock(id);
            boolean wanted = queries.cancelWanted(id);
            if (!central.leases().revoke(id, clock.millis())) {
                throw new ProblemException(
                        Problem.NOTHING_TO_DO, "No station has fulfillment %s.".formatted(state.number()));
            }
            audit.append(actor, AuditEntry.of("revoke_lease").on(id).noting(reason));
            if (wanted) {
                central.leases().forceCancel(id, clock.millis());
            }
            return fulfillments.state(id);
        });
    }
}
