package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.CancelStep;
import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Tote;
import dev.pickwright.backend.warehouse.Totes;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.warehouse.PlaceKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes picking back: open lines are given up, and what lies in totes is to be put back. Nothing stands in its way. */
@Component
@Order(20)
class PickingCancel implements CancelStep {

    private final PickRepository picklists;
    private final PickStateRepository states;
    private final PickWorkRepository work;
    private final PickEndings endings;
    private final PutBacks putBacks;
    private final PutBackRepository contents;
    private final Fulfillments fulfillments;
    private final Totes totes;
    private final Clock clock;

    PickingCancel(
            PickRepository picklists,
            PickStateRepository states,
            PickWorkRepository work,
            PickEndings endings,
            PutBacks putBacks,
            PutBackRepository contents,
            Fulfillments fulfillments,
            Totes totes,
            Clock clock) {
        this.picklists = picklists;
        this.states = states;
        this.work = work;
        this.endings = endings;
        this.putBacks = putBacks;
        this.contents = contents;
        this.fulfillments = fulfillments;
        this.totes = totes;
        this.clock = clock;
    }

    @Override
    public List<GateView> blockers(FulfillmentState state) {
        return List.of();
    }

    @Override
    public List<DomainEvent> undo(Actor actor, FulfillmentState state, String reason) {
        List<DomainEvent> events = new ArrayList<>();
        Set<UUID> loaded = new HashSet<>();
        List<PicklistId> lists = work.unfinished(state.id());
        lists.forEach(list -> endings.leave(list, state.id()));
        for (FulfillmentItem item : fulfillments.items(state.id())) {
            for (PutBackRepository.Content content : contents.inTotes(item.id())) {
                loaded.add(content.place());
                events.add(putBacks.create(
                        state, item, content.quantity(), content.trace(), PlaceKind.TOTE, content.place(), reason));
            }
        }
        totes.of(state.id()).stream()
                .map(Tote::id)
                .filter(tote -> !loaded.contains(tote.value()))
                .forEach(totes::release);
        lists.forEach(list -> tell(list, !loaded.isEmpty()));
        return events;
    }

    /** The picker learns of it by the next scan if there is something to put back; else the picklist may be over. */
    private void tell(PicklistId list, boolean goods) {
        PickState now = states.state(list).orElseThrow();
        if (now.status() == PicklistStatus.CLAIMED && goods) {
            picklists.tell(list, false);
        } else if (now.liveParts().isEmpty() && now.putBacks().isEmpty()) {
            picklists.close(list, PicklistStatus.CANCELLED, clock.instant());
        }
    }
}
