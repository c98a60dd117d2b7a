package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.SupplyChanged;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A cancelled fulfillment gives its capacity back; before the steps that touch stock, since slots are locked first. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CapacityStep implements CancelStep {

    private final PartRepository parts;
    private final Slots slots;
    private final ApplicationEventPublisher events;

    CapacityStep(PartRepository parts, Slots slots, ApplicationEventPublisher events) {
        this.parts = parts;
        this.slots = slots;
        this.events = events;
    }

    @Override
    public List<GateView> blockers(FulfillmentState state) {
        return List.of();
    }

    @Override
    public List<DomainEvent> undo(Actor actor, FulfillmentState state, String reason) {
        parts.taken(state.id()).ifPresent(taken -> slots.giveBack(state.warehouseId(), taken.slot(), taken.lines()));
        events.publishEvent(new SupplyChanged(state.warehouseId()));
        return List.of();
    }
}
