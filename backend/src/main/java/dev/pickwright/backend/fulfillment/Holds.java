package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.HoldId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.fulfillment.HoldPlaced;
import dev.pickwright.model.fulfillment.HoldReleased;
import dev.pickwright.model.fulfillment.HoldView;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Blocks on a fulfillment, several at a time if need be. Each operation is one unit of work. */
@Service
public class Holds {

    private final HoldRepository holds;
    private final Fulfillments fulfillments;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    Holds(
            HoldRepository holds,
            Fulfillments fulfillments,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.holds = holds;
        this.fulfillments = fulfillments;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /** The newest first, also those that are released. */
    public List<HoldView> of(FulfillmentId id) {
        return holds.of(id);
    }

    /**
     * Blocks generate picklist, ready and ship until it is released.
     *
     * @param reason 1 to 200 characters
     * @throws ProblemException TRANSITION_REFUSED if the fulfillment has shipped, is completed or cancelled
     */
    public FulfillmentState place(Actor actor, FulfillmentId id, HoldKind kind, String reason) {
        return units.run(() -> {
            FulfillmentState state = fulfillments.lock(id);
            if (!state.status().live()) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "Fulfillment %s is %s; a hold would stop nothing any more."
                                .formatted(state.number(), state.status().wire()));
            }
            HoldId hold = new HoldId(ids.next("fulfillment_hold"));
            holds.insert(hold, id, kind, reason, actor.name(), clock.instant());
            audit.append(actor, AuditEntry.of("place_hold").on(id).noting(reason));
            return fulfillments.append(
                    state, List.of(new HoldPlaced(id, state.orderId(), hold, kind, reason, actor.reference())));
        });
    }

    /**
     * Lifts an open hold.
     *
     * @param reason 1 to 200 characters
     * @throws ProblemException NOT_FOUND if the fulfillment has no such hold; NOTHING_TO_DO if it is released already
     */
    public FulfillmentState release(Actor actor, FulfillmentId id, HoldId holdId, String reason) {
        return units.run(() -> {
            FulfillmentState state = fulfillments.lock(id);
            HoldView hold = holds.of(id).stream()
                    .filter(each -> each.id().equals(holdId))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            Problem.NOT_FOUND, "Fulfillment %s has no hold %s.".formatted(state.number(), holdId)));
            if (hold.releasedAt() != null) {
                throw new ProblemException(
                        Problem.NOTHING_TO_DO, "%s released that hold already.".formatted(hold.releasedBy()));
            }
            holds.release(holdId, reason, actor.name(), actor.approver(), clock.instant());
            audit.append(
                    actor, AuditEntry.of("release_hold").on(id).noting("%s (%s)".formatted(reason, hold.reason())));
            return fulfillments.append(
                    state,
                    List.of(new HoldReleased(id, state.orderId(), holdId, hold.kind(), reason, actor.reference())));
        });
    }
}
