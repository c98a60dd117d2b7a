package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.Gate;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What keeps a fulfillment from being picked: stock, open lines, a failed attempt. */
@Component
class PickingGate implements Gate {

    private final PickQueries queries;

    PickingGate(PickQueries queries) {
        this.queries = queries;
    }

    @Override
    public List<GateView> unmet(FulfillmentState state) {
        return switch (state.status()) {
            case PICKING -> picking(state);
            case PICK_FAILED -> List.of(failed(state));
            case PENDING, PLANNING, PICKED, PACKING, PACK_FAILED, PACKED, READY, SHIPPED, COMPLETED, CANCELLED ->
                List.of();
        };
    }

    private List<GateView> picking(FulfillmentState state) {
        List<GateView> unmet = new ArrayList<>();
        queries.openLines(state.id()).ifPresent(open -> {
            String who = open.operator() == null ? "nobody" : open.operator();
            boolean free = open.operator() == null;
            if (open.lines() > 0) {
                unmet.add(gate(
                        "lines_open",
                        "Open lines of picklist %s: %d; %s has it.".formatted(open.picklist(), open.lines(), who),
                        Role.PICKER,
                        free ? "claim" : "pick",
                        open.id().toString()));
            } else if (queries.unitsWaiting(state.id()) == 0) {
                unmet.add(gate(
                        "not_confirmed_picked",
                        "Picklist %s is not confirmed picked; %s has it.".formatted(open.picklist(), who),
                        Role.PICKER,
                        free ? "claim" : "confirm_picked",
                        open.id().toString()));
            }
        });
        return unmet;
    }

    private GateView failed(FulfillmentState state) {
        String cause = queries.lastCause(state.id());
        return state.pickAttempts() >= state.maxPickAttempts()
                ? gate(
                        "attempts_exhausted",
                        "All %d pick attempts failed, the last: %s.".formatted(state.pickAttempts(), cause),
                        Role.SUPERVISOR,
                        "grant_attempt",
                        null)
                : gate(
                        "pick_failed",
                        "Pick attempt %d of %d failed: %s."
                                .formatted(state.pickAttempts(), state.maxPickAttempts(), cause),
                        Role.SUPERVISOR,
                        "retry_pick",
                        null);
    }

    private static GateView gate(String code, String detail, Role clearedBy, String action, @Nullable String subject) {
        return new GateView(code, detail, clearedBy.wire(), action, subject);
    }
}
