package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import java.util.List;

/**
 * What a feature takes back when a fulfillment is cancelled. Asked inside the unit of work that cancels, under the
 * fulfillment's lock; first every step for its blockers, then, if there are none, every step to undo.
 */
public interface CancelStep {

    /** What must not be taken back any more, and who can clear that; empty if nothing stands in the way. */
    List<GateView> blockers(FulfillmentState state);

    /**
     * Takes the feature's part back; writes no status.
     *
     * @param state before it, still with the status in which the fulfillment was
     * @return events for the fulfillment's lane, told before its change of status
     */
    List<DomainEvent> undo(Actor actor, FulfillmentState state, String reason);
}
