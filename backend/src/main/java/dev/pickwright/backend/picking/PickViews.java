package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.Decision;
import dev.pickwright.model.picking.PickDecisions;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PickTaskView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes what a picker's screen shows. */
@Component
class PickViews {

    private static final int STOPS_AHEAD = 3;
    private static final int QUEUE = 20;

    private final PickStateRepository states;
    private final PickQueries queries;

    PickViews(PickStateRepository states, PickQueries queries) {
        this.states = states;
        this.queries = queries;
    }

    PickTaskView task(PickStateRepository.Row row) {
        PickState state = states.state(row);
        var extras = queries.extras(row.id());
        var current = state.current();
        List<PickTaskView.Line> next = state.lines().stream()
                .filter(line -> line.status() == PickLineStatus.OPEN)
                .skip(1)
                .limit(STOPS_AHEAD)
                .map(line -> line(state, line, extras))
                .toList();
        boolean undoable =
                state.operator() != null && PickDecisions.undo(state, state.operator()) instanceof Decision.Accepted;
        return new PickTaskView(
                row.id(),
                row.number(),
                row.version(),
                row.status(),
                queries.operatorName(row.id()),
                queries.parts(row.id()),
                state.step(),
                current.map(line -> line(state, line, extras)).orElse(null),
                state.expected(),
                next,
                state.lines().size(),
                (int) state.lines().stream()
                        .filter(line -> line.status() != PickLineStatus.OPEN)
                        .count(),
                state.lines().stream().mapToInt(PickState.Line::quantity).sum(),
                state.lines().stream().mapToInt(PickState.Line::picked).sum(),
                undoable);
    }

    PickQueueView queue(Actor actor) {
        var warehouse = actor.requireWarehouse();
        var mine = states.claimedBy(actor.requireOperator())
                .flatMap(states::row)
                .map(this::task)
                .orElse(null);
        return new PickQueueView(mine, queries.waiting(warehouse), queries.next(warehouse, QUEUE));
    }

    private static PickTaskView.Line line(
            PickState state,
            PickState.Line line,
            Map<dev.pickwright.model.picking.PickLineId, PickQueries.Extra> extras) {
        var extra = Objects.requireNonNull(extras.get(line.id()));
        var tote = state.totes().get(line.fulfillmentId());
        return new PickTaskView.Line(
                line.id(),
                line.position(),
                extra.zone(),
                line.bin(),
                line.sku(),
                line.description(),
                extra.gtin(),
                line.quantity(),
                line.picked(),
                line.shortQuantity(),
                extra.onHand(),
                line.status(),
                line.fulfillmentId(),
                tote == null ? null : tote.code());
    }
}
