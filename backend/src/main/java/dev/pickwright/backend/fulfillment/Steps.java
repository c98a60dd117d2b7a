package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CancelPending;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.fulfillment.UpdateStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The steps that change nothing but the fulfillment itself. Each is one unit of work. */
@Service
public class Steps {

    private final Fulfillments fulfillments;
    private final FulfillmentRepository rows;
    private final OrderProgress progress;
    private final Cancelling cancelling;
    private final AuditTrail audit;
    private final UnitOfWork units;

    Steps(
            Fulfillments fulfillments,
            FulfillmentRepository rows,
            OrderProgress progress,
            Cancelling cancelling,
            AuditTrail audit,
            UnitOfWork units) {
        this.fulfillments = fulfillments;
        this.rows = rows;
        this.progress = progress;
        this.cancelling = cancelling;
        this.audit = audit;
        this.units = units;
    }

    public FulfillmentState startPlanning(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            var state = change(actor, id, "start_planning", FulfillmentStatus.PLANNING, reason);
            progress.settle(state.orderId());
            return state;
        });
    }

    /** Picked goods begin to be packed. */
    public FulfillmentState startPacking(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            var state = fulfillments.lockForWork(id);
            if (state.status() != FulfillmentStatus.PICKED) {
                // From its other neighbours packing is reached by retry pack and reopen, which have guards of their
                // own.
                throw StatusDecisions.refusal(state, FulfillmentStatus.PACKING);
            }
            var decision = StatusDecisions.change(state, FulfillmentStatus.PACKING, reason);
            return fulfillments.apply(actor, "start_packing", state, decision);
        });
    }

    /** @throws ProblemException GATE_CLOSED naming what is unmet */
    public FulfillmentState markReady(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            var state = fulfillments.lockForWork(id);
            var decision = StatusDecisions.change(state, FulfillmentStatus.READY, reason);
            decision.orThrow();
            fulfillments.requireGatesOpen(state);
            return fulfillments.apply(actor, "mark_ready", state, decision);
        });
    }

    public FulfillmentState complete(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            var state = change(actor, id, "complete", FulfillmentStatus.COMPLETED, reason);
            progress.settle(state.orderId());
            return state;
        });
    }

    public FulfillmentState failPack(Actor actor, FulfillmentId id, @Nullable String cause) {
        return units.run(() -> {
            var state = fulfillments.lockForWork(id);
            String why = cause == null || cause.isBlank() ? "not said" : cause;
            return fulfillments.apply(actor, "mark_pack_failed", state, StatusDecisions.failPack(state, why));
        });
    }

    public FulfillmentState retryPack(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            var state = fulfillments.lockForWork(id);
            return fulfillments.apply(actor, "retry_pack", state, StatusDecisions.retryPack(state, reason));
        });
    }

    /**
     * Lets a fulfillment that has failed be tried once more than its warehouse allows.
     *
     * @throws ProblemException NOTHING_TO_DO while attempts are left, or if it has not failed
     */
    public FulfillmentState grantAttempt(Actor actor, FulfillmentId id, String reason) {
        return units.run(() -> {
            var state = fulfillments.lockForWork(id);
            boolean pick =
                    state.status() == FulfillmentStatus.PICK_FAILED && state.pickAttempts() >= state.maxPickAttempts();
            boolean pack =
                    state.status() == FulfillmentStatus.PACK_FAILED && state.packAttempts() >= state.maxPackAttempts();
            if (!pick && !pack) {
                throw new ProblemException(
                        Problem.NOTHING_TO_DO,
                        "Fulfillment %s is %s and has not used up its attempts; no further one is needed."
                                .formatted(state.number(), state.status().wire()),
                        Map.of("current_status", state.status()));
            }
            int granted = 1 + (pick ? state.maxPickAttempts() : state.maxPackAttempts());
            rows.grantAttempts(id, pick ? granted : state.maxPickAttempts(), pack ? granted : state.maxPackAttempts());
            audit.append(
                    actor,
                    AuditEntry.of("grant_attempt")
                            .on(id)
                            .change(String.valueOf(granted - 1), String.valueOf(granted))
                            .noting(reason));
            return fulfillments.append(state, List.of());
        });
    }

    /**
     * The general form for integrations: does what leads to the status asked for, where that takes no facts.
     *
     * @throws ProblemException TRANSITION_REFUSED naming the operation that leads there, where it does
     */
    public FulfillmentState update(Actor actor, FulfillmentId id, UpdateStatus told) {
        String reason = told.reason();
        return switch (told.status()) {
            case PLANNING -> startPlanning(actor, id, reason);
            case PACKING -> startPacking(actor, id, reason);
            case READY -> markReady(actor, id, reason);
            case COMPLETED -> complete(actor, id, reason);
            case CANCELLED -> cancelled(cancelling.cancelOrAsk(actor, id, reason));
            case PENDING -> throw StatusDecisions.refusal(fulfillments.state(id), told.status());
            case PICKING -> throw takesFacts(id, told.status(), "generate_picklist");
            case PICK_FAILED -> throw takesFacts(id, told.status(), "mark_pick_failed");
            case PICKED -> throw takesFacts(id, told.status(), "confirm_picked");
            case PACK_FAILED -> throw takesFacts(id, told.status(), "mark_pack_failed");
            case PACKED -> throw takesFacts(id, told.status(), "confirm_packed");
            case SHIPPED -> throw takesFacts(id, told.status(), "ship");
        };
    }

    private static FulfillmentState cancelled(CancelAnswer answer) {
        CancelPending pending = answer.pending();
        if (pending != null) {
            throw new ProblemException(
                    Problem.LEASED,
                    "Station %s works on fulfillment %s and was asked to stop; it is cancelled when that answers."
                            .formatted(pending.station(), pending.number()),
                    Map.of("pending", pending));
        }
        return Objects.requireNonNull(answer.state());
    }

    private ProblemException takesFacts(FulfillmentId id, FulfillmentStatus asked, String operation) {
        var state = fulfillments.state(id);
        return new ProblemException(
                Problem.TRANSITION_REFUSED,
                "The status %s takes facts: use the operation %s.".formatted(asked.wire(), operation.replace('_', ' ')),
                Map.of("current_status", state.status(), "asked", asked, "operation", operation));
    }

    private FulfillmentState change(
            Actor actor, FulfillmentId id, String operation, FulfillmentStatus to, @Nullable String reason) {
        var state = fulfillments.lockForWork(id);
        return fulfillments.apply(actor, operation, state, StatusDecisions.change(state, to, reason));
    }
}
