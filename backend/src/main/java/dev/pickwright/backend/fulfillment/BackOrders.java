package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.fulfillment.FulfillmentCreated;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentStatusChanged;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.BinSupply;
import dev.pickwright.model.warehouse.SkuId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The next parts of orders: what a fulfillment could not bring. */
@Service
public class BackOrders {

    private final Fulfillments fulfillments;
    private final FulfillmentRepository rows;
    private final OrderRepository orders;
    private final ItemRepository items;
    private final Stock stock;
    private final AuditTrail audit;
    private final IdSource ids;
    private final Clock clock;

    BackOrders(
            Fulfillments fulfillments,
            FulfillmentRepository rows,
            OrderRepository orders,
            ItemRepository items,
            Stock stock,
            AuditTrail audit,
            IdSource ids,
            Clock clock) {
        this.fulfillments = fulfillments;
        this.rows = rows;
        this.orders = orders;
        this.items = items;
        this.stock = stock;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Creates the order's next part in the same warehouse, with what stock there is allocated; the rest of it waits
     * for stock. Joins the caller's unit of work, under the lock of the fulfillment.
     *
     * @param quantities of the fulfillment's items, each 1 or more
     */
    public FulfillmentState create(Actor actor, FulfillmentState of, Map<ItemId, Integer> quantities) {
        orders.lock(of.orderId());
        List<FulfillmentItem> wanted = items.of(of.id()).stream()
                .filter(item -> quantities.containsKey(item.id()))
                .toList();
        Optional<String> qcReason = wanted.stream()
                .filter(FulfillmentItem::qcFlagged)
                .map(item -> "flagged_sku:" + item.sku())
                .findFirst();
        FulfillmentState part = new FulfillmentState(
                new FulfillmentId(ids.next()),
                "F-%06d".formatted(rows.nextNumber()),
                of.orderId(),
                of.orderNumber(),
                of.warehouseId(),
                of.warehouse(),
                FulfillmentStatus.PENDING,
                0,
                of.maxPickAttempts(),
                0,
                of.maxPackAttempts(),
                qcReason.isPresent(),
                0);
        int number = rows.nextPart(of.orderId(), of.warehouseId());
        rows.insert(part, number, qcReason.orElse(null), clock.instant());
        List<FulfillmentCreated.Item> told = insertItems(part, wanted, quantities);
        audit.append(
                actor,
                AuditEntry.of("create")
                        .on(part.id())
                        .change(null, part.status().wire())
                        .saying("back-order of " + of.number()));
        return fulfillments.append(
                part,
                List.of(
                        new FulfillmentCreated(
                                part.id(),
                                part.orderId(),
                                part.status(),
                                part.number(),
                                part.orderNumber(),
                                part.warehouse(),
                                number,
                                told),
                        new FulfillmentStatusChanged(
                                part.id(),
                                part.orderId(),
                                null,
                                part.status(),
                                null,
                                part.number(),
                                part.warehouse())));
    }

    private List<FulfillmentCreated.Item> insertItems(
            FulfillmentState part, List<FulfillmentItem> wanted, Map<ItemId, Integer> quantities) {
        Map<SkuId, BinSupply> supply = new HashMap<>();
        stock.lockSupply(
                        part.warehouseId(),
                        wanted.stream().map(FulfillmentItem::skuId).toList())
                .forEach((sku, units) -> supply.put(sku, new BinSupply(units)));
        List<FulfillmentCreated.Item> told = new ArrayList<>();
        for (FulfillmentItem item : wanted) {
            ItemId id = new ItemId(ids.next());
            int quantity = quantities.getOrDefault(item.id(), 0);
            items.insert(id, part.id(), items.orderLine(item.id()), item.lineNumber(), item.skuId(), quantity);
            BinSupply bins = supply.getOrDefault(item.skuId(), new BinSupply(List.of()));
            for (BinSupply.Units units : bins.takeUpTo(quantity)) {
                stock.allocate(units.bin(), item.skuId(), units.quantity());
                fulfillments.promise(new Allocation(id, units.bin(), item.skuId(), units.quantity()));
            }
            told.add(new FulfillmentCreated.Item(id, item.lineNumber(), item.sku(), quantity));
        }
        return told;
    }
}
