package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.picking.PickChange;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PicklistCompleted;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** How fulfillments leave their picklist, and how the picklist ends. All of it joins the caller's unit of work. */
@Component
class PickEndings {

    private final PickRepository picklists;
    private final PickStateRepository states;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Outbox outbox;
    private final Clock clock;

    PickEndings(
            PickRepository picklists,
            PickStateRepository states,
            Fulfillments fulfillments,
            Stock stock,
            Outbox outbox,
            Clock clock) {
        this.picklists = picklists;
        this.states = states;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Every fulfillment that is still on it is picked. */
    void complete(Actor actor, PickState state) {
        picklists.close(state.id(), PicklistStatus.COMPLETED, clock.instant());
        List<FulfillmentId> parts =
                state.liveParts().stream().map(PickState.Part::id).toList();
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

    /** One fulfillment is picked; the list ends with its last one. */
    void completePart(Actor actor, PickState state, FulfillmentId part) {
        if (state.liveParts().size() == 1) {
            complete(actor, state);
            return;
        }
        FulfillmentState of = fulfillments.state(part);
        fulfillments.apply(actor, "confirm_picked", of, StatusDecisions.change(of, FulfillmentStatus.PICKED, null));
        fulfillments.assign(part, null);
        picklists.touch(state.id());
    }

    /** What is open of the fulfillment is given up and the attempt counted; what was picked stays in its totes. */
    void fail(Actor actor, PickState before, PickChange.PartFailed failed) {
        FulfillmentId id = failed.fulfillment();
        leave(before.id(), id);
        fulfillments.giveUpRest(id);
        FulfillmentState of = fulfillments.state(id);
        fulfillments.apply(actor, "mark_pick_failed", of, StatusDecisions.failPick(of, failed.cause()));
        fulfillments.assign(id, null);
        settle(before.id());
    }

    /** Cancels the open lines of a fulfillment, gives their promises back, and takes it off the picklist. */
    void leave(PicklistId list, FulfillmentId part) {
        // The row's lock lets one fulfillment leave after the other, where each is held by its own lock only.
        picklists.touch(list);
        PickState now = states.state(list).orElseThrow();
        now.lines().stream()
                .filter(line -> line.fulfillmentId().equals(part) && line.status() == PickLineStatus.OPEN)
                .sorted(Comparator.comparing(
                                (PickState.Line line) -> line.binId().toString())
                        .thenComparing(line -> line.skuId().toString()))
                .forEach(line -> stock.deallocate(line.binId(), line.skuId(), line.open()));
        picklists.cancelLines(list, part);
        picklists.leave(list, part);
    }

    /** Ends a picklist that is about nothing any more, unless its picker has goods to put back. */
    void settle(PicklistId id) {
        picklists.touch(id);
        PickState now = states.state(id).orElseThrow();
        boolean putsBack =
                now.status() == PicklistStatus.CLAIMED && !now.putBacks().isEmpty();
        if (!now.status().ends() && now.liveParts().isEmpty() && !putsBack) {
            picklists.close(id, PicklistStatus.CANCELLED, clock.instant());
        }
    }
}
