package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Central: a tote that was picked at one station stands at another, and its work goes with it. */
@Component
class TravelledTotes {

    private final CentralSync central;
    private final LeaseStore leases;
    private final BoardQueries stations;
    private final Barcodes barcodes;
    private final Fulfillments fulfillments;
    private final AuditTrail audit;
    private final Clock clock;

    TravelledTotes(
            CentralSync central,
            LeaseStore leases,
            BoardQueries stations,
            Barcodes barcodes,
            Fulfillments fulfillments,
            AuditTrail audit,
            Clock clock) {
        this.central = central;
        this.leases = leases;
        this.stations = stations;
        this.barcodes = barcodes;
        this.fulfillments = fulfillments;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives the station what was picked into the tote, and takes it from the station that picked it. Joins the caller's
     * unit of work.
     *
     * @param code as it was scanned
     * @param approvedBy who lets it be packed before what was picked has arrived; null if nobody does
     * @return empty if nothing lies in the tote, or nothing to pack, or the station has it
     * @throws ProblemException LEASED if what another station picked has not arrived and nobody lets it be packed, or a
     *     third station packs it
     */
    Optional<Lease> handOver(BoardQueries.Known to, String code, @Nullable OperatorId approvedBy) {
        FulfillmentId id = barcodes.resolve(to.warehouse(), code) instanceof Resolved.Tote tote ? tote.boundTo() : null;
        if (id == null) {
            return Optional.empty();
        }
        FulfillmentState state = fulfillments.lock(id);
        List<Lease> held = leases.open(id);
        if (held.stream().anyMatch(lease -> lease.station().equals(to.id()))) {
            return Optional.empty();
        }
        if (state.status() != FulfillmentStatus.PICKED) {
            return held.isEmpty() ? Optional.empty() : takeOver(to, code, state, held.getLast(), approvedBy);
        }
        if (!held.isEmpty()) {
            central.leases().revoke(id, clock.millis());
            audit.append(
                    Actor.station(to.name(), to.warehouse()),
                    AuditEntry.of("move_lease").on(id).change(name(held.getLast()), to.name()));
        }
        return central.leases().grant(id, to.id(), LeaseKind.ACTIVE, clock.millis(), Long.MAX_VALUE);
    }

    private Optional<Lease> takeOver(
            BoardQueries.Known to, String code, FulfillmentState state, Lease held, @Nullable OperatorId approvedBy) {
        if (approvedBy == null || state.status() != FulfillmentStatus.PICKING) {
            throw notArrived(held, code);
        }
        Optional<Lease> taken = central.leases().takeOver(state.id(), to.id(), clock.millis());
        if (taken.isEmpty()) {
            throw notArrived(held, code);
        }
        audit.append(
                Actor.station(to.name(), to.warehouse()).approvedBy(approvedBy),
                AuditEntry.of("take_over_tote")
                        .on(state.id())
                        .change(name(held), to.name())
                        .noting(code));
        return taken;
    }

    private ProblemException notArrived(Lease lease, String code) {
        return new ProblemException(
                Problem.LEASED,
                "Station %s has what lies in tote %s, and has not sent all that was picked into it. Connect that station, or finish the list there."
                        .formatted(name(lease), code));
    }

    private String name(Lease lease) {
        return stations.station(lease.station()).map(BoardQueries.Known::name).orElse("");
    }
}
