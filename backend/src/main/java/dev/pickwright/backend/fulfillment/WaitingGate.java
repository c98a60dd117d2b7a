package dev.pickwright.backend.fulfillment;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * An item has units that nothing is promised for. A picklist may still be made of what is promised, so while planning
 * only a fulfillment without any promise is kept; what comes later joins the work under way.
 */
@Component
class WaitingGate implements Gate {

    private static final Set<FulfillmentStatus> SHOWN =
            EnumSet.of(FulfillmentStatus.PENDING, FulfillmentStatus.PLANNING, FulfillmentStatus.PICKING);

    private final ItemRepository items;

    WaitingGate(ItemRepository items) {
        this.items = items;
    }

    @Override
    public List<GateView> unmet(FulfillmentState state) {
        if (!SHOWN.contains(state.status())) {
            return List.of();
        }
        return items.of(state.id()).stream()
                .filter(item -> item.waiting() > 0)
                .map(item -> new GateView(
                        "waiting_for_stock",
                        "Line %d waits for %d of %s.".formatted(item.lineNumber(), item.waiting(), item.sku()),
                        Role.SUPERVISOR.wire(),
                        "replan",
                        item.sku()))
                .toList();
    }

    @Override
    public boolean blocks(FulfillmentState state) {
        return state.status() != FulfillmentStatus.PLANNING
                || items.of(state.id()).stream().allMatch(item -> item.allocated() == 0);
    }
}
