package dev.pickwright.backend.intake;

import dev.pickwright.backend.fulfillment.ContentHash;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.warehouse.BinId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes imported orders into fulfillment. */
final class StockedSink implements OrderSink {

    /** Enough for every line of a year of one shop. */
    private static final int STOCK = 100_000;

    private static final int MAX_DESCRIPTION = 200;

    private final Actor actor;
    private final Orders orders;
    private final Warehouses warehouses;
    private final Skus skus;
    private final Stock stock;
    private final UnitOfWork units;
    private int nextBin;

    StockedSink(Actor actor, Orders orders, Warehouses warehouses, Skus skus, Stock stock, UnitOfWork units) {
        this.actor = actor;
        this.orders = orders;
        this.warehouses = warehouses;
        this.skus = skus;
        this.stock = stock;
        this.units = units;
    }

    @Override
    public Outcome take(CreateOrder order) {
        var known = orders.known(order.number());
        if (known.isPresent()) {
            return known.get().equals(ContentHash.of(order)) ? new KnownSame() : new KnownDifferent();
        }
        for (CreateOrder.Line line : order.lines()) {
            if (line.warehouse() != null
                    && warehouses
                            .byCode(line.warehouse())
                            .filter(site -> actor.mayWorkAt(site.id()))
                            .isEmpty()) {
                return new WarehouseUnknown("there is no warehouse %s that you work at".formatted(line.warehouse()));
            }
        }
        orders.create(actor, order);
        return new Accepted();
    }

    @Override
    public Set<String> unknownSkus(Set<String> codes) {
        Set<String> unknown = new HashSet<>(codes);
        unknown.removeAll(skus.byCodes(codes).keySet());
        return unknown;
    }

    @Override
    public void createSkus(Collection<NewSku> wanted) {
        units.run(() -> {
            Warehouse site = warehouses.of(actor).stream()
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            Problem.REQUEST_INVALID, "There is no warehouse to put new SKUs into."));
            List<BinId> bins = warehouses.bins(site.id());
            for (NewSku each : wanted) {
                String text = each.description() == null ? each.code() : each.description();
                String description = text.substring(0, Math.min(text.length(), MAX_DESCRIPTION));
                var sku = skus.add(each.code(), description, null, null, false);
                stock.receive(actor, site.id(), bins.get(nextBin++ % bins.size()), sku.id(), STOCK);
            }
        });
    }
}
