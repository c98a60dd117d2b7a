package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.Allocation;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Totes;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.picking.PickChange;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PicklistCompleted;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.ShortPicked;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.warehouse.PlaceKind;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes what was decided about a picklist, inside the caller's unit of work. */
@Component
class PickWriter {

    private final PickRepository picklists;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Totes totes;
    private final Outbox outbox;
    private final IdSource ids;
    private final Clock clock;

    PickWriter(
            PickRepository picklists,
            Fulfillments fulfillments,
            Stock stock,
            Totes totes,
            Outbox outbox,
            IdSource ids,
            Clock clock) {
        this.picklists = picklists;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.totes = totes;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    void write(Actor actor, PickState state, List<PickChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        boolean completed = changes.contains(new PickChange.Completed());
        for (PickChange change : changes) {
            switch (change) {
                case PickChange.ToteBound bound -> bind(bound);
                case PickChange.BinConfirmed confirmed -> picklists.confirmBin(state.id(), confirmed.bin());
                case PickChange.UnitsPicked picked -> pick(actor, state, picked);
                case PickChange.PickUndone undone -> undo(actor, state, undone);
                case PickChange.LineSkipped skipped ->
                    picklists.moveLine(skipped.line().id(), skipped.position());
                case PickChange.LineShort missing -> missing(actor, state, missing);
                case PickChange.LineAdded added -> add(state, added);
                case PickChange.LineCancelled cancelled ->
                    picklists.cancelLine(cancelled.line().id());
                case PickChange.Assigned assigned -> assign(state, assigned);
                case PickChange.Completed done -> complete(actor, state);
            }
        }
        if (!completed) {
            picklists.advance(state.id(), 0);
        }
    }

    private void bind(PickChange.ToteBound bound) {
        if (!totes.bind(bound.tote(), bound.fulfillment())) {
            throw new ProblemException(
                    Problem.TASK_CHANGED, "Tote %s was taken meanwhile; scan another.".formatted(bound.code()));
        }
    }

    private void pick(Actor actor, PickState state, PickChange.UnitsPicked picked) {
        PickState.Line line = picked.line();
        FulfillmentState of = fulfillments.state(line.fulfillmentId());
        stock.deallocate(line.binId(), line.skuId(), picked.quantity());
        stock.move(
                actor,
                new Movement(
                        of.warehouseId(),
                        line.skuId(),
                        picked.quantity(),
                        PlaceKind.BIN,
                        line.binId().value(),
                        PlaceKind.TOTE,
                        picked.tote().value(),
                        "pick",
                        line.itemId()));
        fulfillments.addPicked(promised(line), picked.quantity());
        picklists.addPicked(
                line.id(), picked.quantity(), picked.closesLine() ? PickLineStatus.PICKED : PickLineStatus.OPEN);
        picklists.insertPick(
                ids.next(), state.id(), line.id(), picked.tote(), picked.quantity(), actor.operator(), clock.instant());
    }

    private void undo(Actor actor, PickState state, PickChange.PickUndone undone) {
        PickState.Line line = undone.line();
        int quantity = undone.pick().quantity();
        FulfillmentState of = fulfillments.state(line.fulfillmentId());
        stock.move(
                actor,
                new Movement(
                        of.warehouseId(),
                        line.skuId(),
                        quantity,
                        PlaceKind.TOTE,
                        undone.pick().tote().value(),
                        PlaceKind.BIN,
                        line.binId().value(),
                        "undo_pick",
                        line.itemId()));
        stock.reallocate(line.binId(), line.skuId(), quantity);
        fulfillments.addPicked(promised(line), -quantity);
        picklists.addPicked(line.id(), -quantity, PickLineStatus.OPEN);
        picklists.undoPick(undone.pick().id());
        picklists.confirmBin(state.id(), line.binId());
    }

    private void missing(Actor actor, PickState state, PickChange.LineShort change) {
        PickState.Line line = change.line();
        FulfillmentState of = fulfillments.state(line.fulfillmentId());
        picklists.closeShort(line.id(), change.missing());
        stock.deallocate(line.binId(), line.skuId(), change.missing());
        stock.lockForCount(
                of.warehouseId(), line.binId(), line.skuId(), change.reason().wire());
        if (change.resolution() != ShortResolution.OTHER_BIN) {
            fulfillments.addShort(promised(line), change.missing());
        }
        picklists.avoid(line.fulfillmentId(), line.binId(), line.skuId());
        FulfillmentState told = fulfillments.append(
                of,
                List.of(new ShortPicked(
                        of.id(),
                        of.orderId(),
                        line.itemId(),
                        line.sku(),
                        line.bin(),
                        change.missing(),
                        change.reason(),
                        change.resolution())));
        if (change.resolution() == ShortResolution.FAIL) {
            String cause = "%s: %d of %s missing in %s"
                    .formatted(change.reason().wire(), change.missing(), line.sku(), line.bin());
            fulfillments.apply(actor, "mark_pick_failed", told, StatusDecisions.failPick(told, cause));
            fulfillments.assign(of.id(), null);
            picklists.close(state.id(), PicklistStatus.CANCELLED, clock.instant());
        }
    }

    private void add(PickState state, PickChange.LineAdded added) {
        PickState.Line line = added.instead();
        stock.allocate(added.bin(), line.skuId(), added.quantity());
        fulfillments.moveAllocation(
                promised(line), new Allocation(line.itemId(), added.bin(), line.skuId(), added.quantity()));
        picklists.insertLine(
                state.id(),
                new PickState.Line(
                        new PickLineId(ids.next()),
                        added.position(),
                        line.fulfillmentId(),
                        line.itemId(),
                        line.skuId(),
                        line.sku(),
                        line.description(),
                        added.bin(),
                        "",
                        added.quantity(),
                        0,
                        0,
                        PickLineStatus.OPEN));
    }

    private void assign(PickState state, PickChange.Assigned assigned) {
        picklists.assign(state.id(), assigned.operator(), clock.instant());
        parts(state).forEach(part -> fulfillments.assign(part, assigned.operator()));
    }

    private void complete(Actor actor, PickState state) {
        picklists.close(state.id(), PicklistStatus.COMPLETED, clock.instant());
        List<FulfillmentId> parts = parts(state);
        String warehouse = "";
        for (FulfillmentId part : parts) {
            FulfillmentState of = fulfillments.state(part);
            warehouse = of.warehouse();
            fulfillments.apply(actor, "confirm_picked", of, StatusDecisions.change(of, FulfillmentStatus.PICKED, null));
            fulfillments.assign(part, null);
        }
        outbox.append(
                List.of(new PicklistCompleted(state.id(), state.number(), warehouse, parts)),
                picklists.advance(state.id(), 1));
    }

    private static List<FulfillmentId> parts(PickState state) {
        return state.lines().stream()
                .map(PickState.Line::fulfillmentId)
                .distinct()
                .toList();
    }

    private static Allocation promised(PickState.Line line) {
        return new Allocation(line.itemId(), line.binId(), line.skuId(), line.open());
    }
}
