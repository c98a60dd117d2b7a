package dev.pickwright.backend.routing;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.BinStock;
import dev.pickwright.backend.warehouse.SlotBook;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Routes orders over the warehouses as they are. */
@Service
public class Router {

    private final RoutingRepository decisions;
    private final Warehouses warehouses;
    private final Slots slots;
    private final Stock stock;
    private final IdSource ids;
    private final Clock clock;

    Router(RoutingRepository decisions, Warehouses warehouses, Slots slots, Stock stock, IdSource ids, Clock clock) {
        this.decisions = decisions;
        this.warehouses = warehouses;
        this.slots = slots;
        this.stock = stock;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Decides inside the caller's unit of work. The slots of the sites that have some of the goods are locked, then the
     * stock, so that what is planned can be taken.
     */
    public Plan decide(RoutingRequest request) {
        List<Warehouse> all = warehouses.all();
        List<SkuId> skus = skus(request);
        List<Warehouse> candidates = having(all, skus);
        var books = slots.lock(candidates);
        // What came in meanwhile at other sites does not count: their slots are not locked.
        Set<WarehouseId> locked = books.keySet();
        var available = stock.lockAvailable(skus).stream()
                .filter(bin -> locked.contains(bin.warehouse()))
                .toList();
        return route(request, all, books, available);
    }

    /** What would be decided now; nothing is locked or written. */
    public Plan ask(RoutingRequest request) {
        List<Warehouse> all = warehouses.all();
        List<SkuId> skus = skus(request);
        return route(request, all, slots.look(having(all, skus)), stock.available(skus));
    }

    /** Keeps a decision; joins the caller's unit of work. */
    public void record(OrderId order, Plan plan) {
        decisions.insert(ids.next(), order, plan, clock.instant());
    }

    /** The last decision about an order. */
    public Optional<RoutingView> of(OrderId order, String number) {
        return decisions.last(order, number);
    }

    private List<Warehouse> having(List<Warehouse> all, List<SkuId> skus) {
        Set<WarehouseId> with = stock.sitesWith(skus);
        return all.stream().filter(site -> with.contains(site.id())).toList();
    }

    private Plan route(
            RoutingRequest request, List<Warehouse> all, Map<WarehouseId, SlotBook> books, List<BinStock> available) {
        SlotBook none = SlotBook.unlimited(clock.instant());
        List<Site> sites = all.stream()
                .map(each -> new Site(each, books.getOrDefault(each.id(), none)))
                .toList();
        return Routing.route(request, sites, available);
    }

    private static List<SkuId> skus(RoutingRequest request) {
        return request.lines().stream().map(Demand::sku).distinct().toList();
    }
}
