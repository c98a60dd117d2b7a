package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.Given;
import dev.pickwright.backend.warehouse.Moved;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Totes;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.picking.PickChange;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes what was decided about a picklist, inside the caller's unit of work. */
@Component
class PickWriter {

    private final PickRepository picklists;
    private final PickWorkRepository work;
    private final ShortWriter shorts;
    private final PickEndings endings;
    private final PutBacks putBacks;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Totes totes;
    private final Clock clock;

    PickWriter(
            PickRepository picklists,
            PickWorkRepository work,
            ShortWriter shorts,
            PickEndings endings,
            PutBacks putBacks,
            Fulfillments fulfillments,
            Stock stock,
            Totes totes,
            Clock clock) {
        this.picklists = picklists;
        this.work = work;
        this.shorts = shorts;
        this.endings = endings;
        this.putBacks = putBacks;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.totes = totes;
        this.clock = clock;
    }

    void write(Actor actor, PickState state, List<PickChange> changes) {
        for (PickChange change : changes) {
            switch (change) {
                case PickChange.ToteBound bound -> bind(state, bound);
                case PickChange.BinConfirmed confirmed -> picklists.confirmBin(state.id(), confirmed.bin());
                case PickChange.UnitsPicked picked -> pick(actor, state, picked);
                case PickChange.PickUndone undone -> undo(actor, state, undone);
                case PickChange.LineSkipped skipped ->
                    picklists.moveLine(skipped.line().id(), skipped.position());
                case PickChange.LineShort missing -> shorts.close(state, missing);
                case PickChange.LineAdded added -> shorts.add(state, added);
                case PickChange.BackOrdered rest -> shorts.backOrder(actor, rest);
                case PickChange.PartFailed failed -> endings.fail(actor, state, failed);
                case PickChange.PutBackTaken taken ->
                    picklists.takeInHand(state.id(), taken.putBack().id());
                case PickChange.PutBackDone done ->
                    putBacks.finish(actor, done.putBack().id(), done.putBack().quantity(), done.bin());
                case PickChange.Assigned assigned -> assign(state, assigned);
                case PickChange.PartCompleted part -> endings.completePart(actor, state, part.fulfillment());
                case PickChange.Completed completed -> endings.complete(actor, state);
            }
        }
    }

    private void bind(PickState state, PickChange.ToteBound bound) {
        if (!totes.bind(bound.tote(), bound.fulfillment())) {
            throw new ProblemException(
                    Problem.TASK_CHANGED, "Tote %s was taken meanwhile; scan another.".formatted(bound.code()));
        }
        picklists.touch(state.id());
    }

    private void pick(Actor actor, PickState state, PickChange.UnitsPicked picked) {
        PickState.Line line = picked.line();
        int quantity = picked.quantity();
        stock.take(
                actor,
                new Movement(
                                state.warehouse(),
                                line.skuId(),
                                quantity,
                                PlaceKind.BIN,
                                line.binId().value(),
                                PlaceKind.TOTE,
                                picked.tote().value(),
                                "pick",
                                line.itemId())
                        .of(picked.trace())
                        .on(line.id()));
        tell(state, line, false, quantity, picked.tote(), picked.trace());
        fulfillments.change(line.itemId(), -quantity, quantity, 0);
        picklists.addPicked(line.id(), quantity, picked.closesLine() ? PickLineStatus.PICKED : PickLineStatus.OPEN);
    }

    private void undo(Actor actor, PickState state, PickChange.PickUndone undone) {
        PickState.Line line = undone.line();
        var pick = work.newestPick(state.id())
                .orElseThrow(() -> new IllegalStateException("what is undone was picked before"));
        int quantity = pick.quantity();
        stock.move(
                actor,
                new Movement(
                                state.warehouse(),
                                line.skuId(),
                                quantity,
                                PlaceKind.TOTE,
                                pick.tote().value(),
                                PlaceKind.BIN,
                                line.binId().value(),
                                "undo_pick",
                                line.itemId())
                        .of(pick.trace())
                        .on(line.id())
                        .reversing(pick.movement()));
        tell(state, line, true, quantity, pick.tote(), pick.trace());
        stock.reallocate(line.binId(), line.skuId(), quantity);
        fulfillments.change(line.itemId(), quantity, -quantity, 0);
        picklists.addPicked(line.id(), -quantity, PickLineStatus.OPEN);
        picklists.confirmBin(state.id(), line.binId());
    }

    private static void tell(
            PickState state, PickState.Line line, boolean back, int quantity, ToteId tote, Trace trace) {
        String code = state.parts().stream()
                .flatMap(part -> part.totes().stream())
                .filter(bound -> bound.id().equals(tote))
                .map(PickState.BoundTote::code)
                .findFirst()
                .orElse("");
        Given.choose(Moved.NAME, () -> new Moved(back, line.bin(), line.sku(), quantity, code, trace).text());
    }

    private void assign(PickState state, PickChange.Assigned assigned) {
        picklists.assign(state.id(), assigned.operator(), clock.instant());
        state.liveParts().forEach(part -> fulfillments.assign(part.id(), assigned.operator()));
        if (assigned.operator() == null) {
            endings.settle(state.id());
        }
    }
}
