package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Parts;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.picking.PickChange;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.ShortPicked;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes what becomes of units that were not found, inside the caller's unit of work. */
@Component
class ShortWriter {

    private final PickRepository picklists;
    private final Fulfillments fulfillments;
    private final Parts parts;
    private final Stock stock;
    private final IdSource ids;
    private final @Nullable WorkOnHand onHand;

    ShortWriter(
            PickRepository picklists,
            Fulfillments fulfillments,
            Parts parts,
            Stock stock,
            IdSource ids,
            ObjectProvider<WorkOnHand> onHand) {
        this.picklists = picklists;
        this.fulfillments = fulfillments;
        this.parts = parts;
        this.stock = stock;
        this.ids = ids;
        this.onHand = onHand.getIfAvailable();
    }

    void close(PickState state, PickChange.LineShort change) {
        PickState.Line line = change.line();
        int missing = change.missing();
        picklists.closeShort(line.id(), missing, change.resolution());
        stock.deallocate(line.binId(), line.skuId(), missing);
        stock.lockForCount(
                state.warehouse(), line.binId(), line.skuId(), change.reason().wire());
        boolean staysOpen = switch (change.resolution()) {
            case OTHER_BIN, WAIT -> true;
            case SHIP_SHORT, BACK_ORDER, FAIL -> false;
        };
        fulfillments.change(line.itemId(), -missing, 0, staysOpen ? 0 : missing);
        picklists.avoid(line.fulfillmentId(), line.binId(), line.skuId());
        FulfillmentState of = fulfillments.state(line.fulfillmentId());
        fulfillments.append(
                of,
                List.of(new ShortPicked(
                        of.id(),
                        of.orderId(),
                        line.itemId(),
                        line.sku(),
                        line.bin(),
                        missing,
                        change.reason(),
                        change.resolution())));
    }

    void add(PickState state, PickChange.LineAdded added) {
        PickState.Line line = added.instead();
        stock.allocate(added.bin(), line.skuId(), added.quantity());
        fulfillments.change(line.itemId(), added.quantity(), 0, 0);
        picklists.insertLines(
                state.id(),
                List.of(new PickRepository.NewLine(
                        new PickLineId(ids.next("pick_line")),
                        line.fulfillmentId(),
                        line.itemId(),
                        line.skuId(),
                        added.bin(),
                        added.position(),
                        added.quantity())));
    }

    /** A station leaves the next part to central, which makes it when it hears of the short pick. */
    void backOrder(Actor actor, PickChange.BackOrdered rest) {
        if (onHand != null) {
            return;
        }
        parts.create(actor, fulfillments.state(rest.fulfillment()), rest.quantities());
    }
}
