package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.routing.Routing;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Promises stock to fulfillments that were created without. Each gets a unit of work of its own. */
@Component
class WaitingStock {

    private static final Logger log = LoggerFactory.getLogger(WaitingStock.class);

    private final Fulfillments fulfillments;
    private final PartRepository parts;
    private final ItemRepository items;
    private final Stock stock;
    private final AuditTrail audit;
    private final UnitOfWork units;

    WaitingStock(
            Fulfillments fulfillments,
            PartRepository parts,
            ItemRepository items,
            Stock stock,
            AuditTrail audit,
            UnitOfWork units) {
        this.fulfillments = fulfillments;
        this.parts = parts;
        this.items = items;
        this.stock = stock;
        this.audit = audit;
        this.units = units;
    }

    /** The oldest first; one that fails does not keep the others. */
    void serveAll(Actor actor) {
        for (FulfillmentId id : parts.waitingForStock()) {
            try {
                units.run(() -> serve(actor, id));
            } catch (RuntimeException e) {
                log.warn("Fulfillment {} could not be given stock; it is next time", id, e);
            }
        }
    }

    private void serve(Actor actor, FulfillmentId id) {
        FulfillmentState state = fulfillments.lock(id);
        if (state.status() != FulfillmentStatus.PENDING && state.status() != FulfillmentStatus.PLANNING) {
            return;
        }
        List<FulfillmentItem> waiting =
                items.of(id).stream().filter(item -> waiting(item) > 0).toList();
        var taker = Routing.taker(
                state.warehouseId(),
                stock.lockAvailable(
                        waiting.stream().map(FulfillmentItem::skuId).distinct().toList()));
        List<String> given = new ArrayList<>();
        for (FulfillmentItem item : waiting) {
            for (Routing.Share share : taker.takeUpTo(item.skuId(), waiting(item))) {
                stock.allocate(share.bin(), item.skuId(), share.quantity());
                items.changeAllocation(
                        new Allocation(item.id(), share.bin(), item.skuId(), share.quantity()), share.quantity());
                given.add("%d of %s".formatted(share.quantity(), item.sku()));
            }
        }
        if (!given.isEmpty()) {
            audit.append(actor, AuditEntry.of("allocate").on(id).saying(String.join(", ", given)));
            fulfillments.append(state, List.of());
        }
    }

    /** Units of an item that nothing is promised for. */
    static int waiting(FulfillmentItem item) {
        return item.ordered() - item.allocated() - item.picked() - item.shortQuantity();
    }
}
