package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickTaskView;
import org.springframework.stereotype.Component;

/** Makes what a picker's queue shows. */
@Component
class PickViews {

    private static final int QUEUE = 20;

    private final PickStateRepository states;
    private final PickWorkRepository work;
    private final PickQueries queries;

    PickViews(PickStateRepository states, PickWorkRepository work, PickQueries queries) {
        this.states = states;
        this.work = work;
        this.queries = queries;
    }

    PickQueueView queue(Actor actor) {
        var warehouse = actor.requireWarehouse();
        var operator = actor.requireOperator();
        var mine = work.claimedBy(operator, null)
                .flatMap(states::state)
                .map(PickTaskView::of)
                .orElse(null);
        return new PickQueueView(
                mine,
                queries.waiting(warehouse),
                queries.next(warehouse, QUEUE),
                queries.taken(warehouse, operator, QUEUE));
    }
}
