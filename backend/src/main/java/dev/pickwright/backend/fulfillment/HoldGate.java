package dev.pickwright.backend.fulfillment;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An open hold blocks generate picklist, ready and ship; work begun goes on. */
@Component
class HoldGate implements Gate {

    private static final Set<FulfillmentStatus> BLOCKED =
            EnumSet.of(FulfillmentStatus.PLANNING, FulfillmentStatus.PACKED, FulfillmentStatus.READY);

    private final HoldRepository holds;

    HoldGate(HoldRepository holds) {
        this.holds = holds;
    }

    @Override
    public List<GateView> unmet(FulfillmentState state) {
        if (!BLOCKED.contains(state.status())) {
            return List.of();
        }
        return holds.of(state.id()).stream()
                .filter(hold -> hold.releasedAt() == null)
                .map(hold -> new GateView(
                        "hold",
                        "%s placed a hold: %s".formatted(hold.placedBy(), hold.reason()),
                        Role.SUPERVISOR.wire(),
                        "release_hold",
                        hold.id().toString()))
                .toList();
    }
}
