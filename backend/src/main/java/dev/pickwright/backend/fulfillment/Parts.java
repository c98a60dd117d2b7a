package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.Given;
import dev.pickwright.backend.routing.Routing;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Further parts of an order: what one of its fulfillments could not bring. Joins the caller's unit of work. */
@Service
public class Parts {

    private final PartRepository parts;
    private final PartWriter writer;
    private final ItemRepository items;
    private final Warehouses warehouses;
    private final Slots slots;
    private final Stock stock;

    Parts(
            PartRepository parts,
            PartWriter writer,
            ItemRepository items,
            Warehouses warehouses,
            Slots slots,
            Stock stock) {
        this.parts = parts;
        this.writer = writer;
        this.items = items;
        this.warehouses = warehouses;
        this.slots = slots;
        this.stock = stock;
    }

    /** Locks the warehouse's capacity; for a caller that touches stock before it calls {@link #create}. */
    public void lockCapacity(WarehouseId warehouse) {
        slots.lock(List.of(warehouses.byId(warehouse)));
    }

    /**
     * Creates the order's next part in the same warehouse. What stock there is gets promised; an item without waits for
     * it. Capacity is taken as for any fulfillment. Slots are locked here, so call it before stock is touched.
     *
     * @param of whose items are meant; the caller holds its lock
     * @param quantities of these items the next part brings so many, each 1 or more
     * @throws ProblemException SLOT_FULL if no time slot of the warehouse has room
     */
    public FulfillmentState create(Actor actor, FulfillmentState of, Map<ItemId, Integer> quantities) {
        // What was decided at a station stands: it may go over the limits.
        boolean decided = Given.isAgain();
        int partNumber = parts.nextPart(of.orderId(), of.warehouseId());
        Map<ItemId, UUID> orderLines = parts.orderLines(of.id());
        List<FulfillmentItem> wanted = items.of(of.id()).stream()
                .filter(item -> quantities.containsKey(item.id()))
                .toList();
        Warehouse site = warehouses.byId(of.warehouseId());
        var place = Objects.requireNonNull(slots.lock(List.of(site)).get(site.id()))
                .place(wanted.size(), decided)
                .orElseThrow(() -> full(site));
        var available = stock.lockAvailable(
                wanted.stream().map(FulfillmentItem::skuId).distinct().toList());
        var taker = Routing.taker(site.id(), available);
        List<PartWriter.NewItem> made = wanted.stream()
                .map(item -> {
                    int quantity = Objects.requireNonNull(quantities.get(item.id()));
                    return new PartWriter.NewItem(
                            Objects.requireNonNull(orderLines.get(item.id())),
                            item.lineNumber(),
                            sku(item),
                            quantity,
                            taker.takeUpTo(item.skuId(), quantity));
                })
                .toList();
        return writer.write(
                        actor,
                        new PartWriter.Head(
                                of.orderId(),
                                of.orderNumber(),
                                parts.sale(of.orderId()),
                                decided ? actor.name() : null,
                                decided ? "back-ordered at a station" : null),
                        List.of(new PartWriter.NewPart(site, place, partNumber, made)),
                        "next part after " + of.number())
                .getFirst();
    }

    private static Sku sku(FulfillmentItem item) {
        return new Sku(
                item.skuId(),
                item.sku(),
                item.description(),
                item.gtin(),
                item.weightGrams(),
                item.qcFlagged(),
                item.lotTracked(),
                item.serialTracked());
    }

    private static ProblemException full(Warehouse site) {
        return new ProblemException(
                Problem.SLOT_FULL,
                "No time slot of warehouse %s has room for another fulfillment; raise a limit, or choose another way."
                        .formatted(site.code()));
    }
}
