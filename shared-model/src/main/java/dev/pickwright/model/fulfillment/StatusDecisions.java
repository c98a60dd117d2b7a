package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a change of status does, or why it is refused. Guards beyond the status machine are the gates' business. */
public final class StatusDecisions {

    private StatusDecisions() {}

    /** Goes to the next status, if the status machine allows it. */
    public static Decision<FulfillmentChange> change(
            FulfillmentState state, FulfillmentStatus to, @Nullable String reason) {
        if (!state.status().next().contains(to)) {
            return refused(state, to);
        }
        return Decision.accept(
                List.of(new FulfillmentChange.StatusSet(state.id(), state.status(), to, reason)),
                List.of(statusChanged(state, to, reason)));
    }

    /** Counts the attempt with its cause and goes to pick_failed. */
    public static Decision<FulfillmentChange> failPick(FulfillmentState state, String cause) {
        return fail(state, FulfillmentStatus.PICK_FAILED, cause);
    }

    /** Counts the attempt with its cause and goes to pack_failed. */
    public static Decision<FulfillmentChange> failPack(FulfillmentState state, String cause) {
        return fail(state, FulfillmentStatus.PACK_FAILED, cause);
    }

    /** Goes back to picking, while attempts are left. */
    public static Decision<FulfillmentChange> retryPick(FulfillmentState state, @Nullable String reason) {
        return state.status() == FulfillmentStatus.PICK_FAILED && state.pickAttempts() >= state.maxPickAttempts()
                ? exhausted(state, "pick", state.pickAttempts())
                : state.status() == FulfillmentStatus.PICK_FAILED
                        ? change(state, FulfillmentStatus.PICKING, reason)
                        : refused(state, FulfillmentStatus.PICKING);
    }

    /** Goes back to packing, while attempts are left. */
    public static Decision<FulfillmentChange> retryPack(FulfillmentState state, @Nullable String reason) {
        return state.status() == FulfillmentStatus.PACK_FAILED && state.packAttempts() >= state.maxPackAttempts()
                ? exhausted(state, "pack", state.packAttempts())
                : state.status() == FulfillmentStatus.PACK_FAILED
                        ? change(state, FulfillmentStatus.PACKING, reason)
                        : refused(state, FulfillmentStatus.PACKING);
    }

    private static Decision<FulfillmentChange> fail(FulfillmentState state, FulfillmentStatus to, String cause) {
        if (!state.status().next().contains(to)) {
            return refused(state, to);
        }
        boolean pick = to == FulfillmentStatus.PICK_FAILED;
        int attempt = 1 + (pick ? state.pickAttempts() : state.packAttempts());
        List<FulfillmentChange> changes = new ArrayList<>();
        changes.add(
                pick
                        ? new FulfillmentChange.PickAttemptFailed(state.id(), attempt, cause)
                        : new FulfillmentChange.PackAttemptFailed(state.id(), attempt, cause));
        changes.add(new FulfillmentChange.StatusSet(state.id(), state.status(), to, cause));
        List<DomainEvent> events = List.of(
                new FulfillmentError(
                        state.id(),
                        state.orderId(),
                        pick ? "pick" : "pack",
                        attempt,
                        pick ? state.maxPickAttempts() : state.maxPackAttempts(),
                        cause),
                statusChanged(state, to, cause));
        return Decision.accept(changes, events);
    }

    private static FulfillmentStatusChanged statusChanged(
            FulfillmentState state, FulfillmentStatus to, @Nullable String reason) {
        return new FulfillmentStatusChanged(
                state.id(), state.orderId(), state.status(), to, reason, state.number(), state.warehouse());
    }

    private static Decision<FulfillmentChange> exhausted(FulfillmentState state, String stage, int attempts) {
        return Decision.refuse(
                Problem.ATTEMPTS_EXHAUSTED,
                Message.of("fulfillment.attempts_exhausted", state.number(), attempts),
                "Fulfillment %s failed its %d %s attempts; a supervisor decides what becomes of it."
                        .formatted(state.number(), attempts, stage));
    }

    /** The refusal of a transition, for callers that know of it before they ask. */
    public static ProblemException refusal(FulfillmentState state, FulfillmentStatus to) {
        return refused(state, to).asProblem(Map.of());
    }

    private static Decision.Refused<FulfillmentChange> refused(FulfillmentState state, FulfillmentStatus to) {
        var allowed =
                state.status().next().stream().map(FulfillmentStatus::wire).toList();
        return new Decision.Refused<>(
                Problem.TRANSITION_REFUSED,
                "Fulfillment %s is %s and cannot become %s; it can become: %s."
                        .formatted(
                                state.number(),
                                state.status().wire(),
                                to.wire(),
                                allowed.isEmpty() ? "nothing else" : String.join(", ", allowed)),
                Message.of(
                        "fulfillment.transition_refused",
                        state.number(),
                        state.status().wire(),
                        to.wire()),
                Map.of("current_status", state.status(), "asked", to, "allowed", allowed));
    }
}
