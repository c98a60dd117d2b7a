package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.scope.WarehouseScope;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.routing.Demand;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what an order that comes in names: SKUs and warehouses. */
@Component
class OrderReader {

    private final Warehouses warehouses;
    private final Skus skus;
    private final IdSource ids;
    private final WarehouseScope scope;

    OrderReader(Warehouses warehouses, Skus skus, IdSource ids, WarehouseScope scope) {
        this.warehouses = warehouses;
        this.skus = skus;
        this.ids = ids;
        this.scope = scope;
    }

    /** @throws ProblemException REQUEST_INVALID for a SKU or warehouse that does not exist */
    WantedOrder read(Actor actor, CreateOrder order) {
        Map<String, Sku> bySku = skus(order);
        boolean named = order.lines().stream().anyMatch(line -> line.warehouse() != null);
        Map<String, WarehouseId> sites = !named
                ? Map.of()
                : warehouses.all().stream()
                        .collect(Collectors.toMap(site -> site.code().toUpperCase(Locale.ROOT), Warehouse::id));
        boolean all = order.lines().stream().allMatch(line -> line.warehouse() != null);
        WarehouseId usual = all ? null : usual(actor);
        List<WantedOrder.Line> lines = new ArrayList<>();
        for (CreateOrder.Line line : order.lines()) {
            Sku sku = Objects.requireNonNull(bySku.get(line.sku().toUpperCase(Locale.ROOT)));
            String code = line.warehouse();
            Demand demand = new Demand(
                    line.lineNumber(),
                    sku.id(),
                    sku.code(),
                    line.quantity().units(),
                    code == null ? usual : site(actor, sites, code));
            lines.add(new WantedOrder.Line(ids.next(), demand, sku));
        }
        String override = order.capacityOverride();
        return new WantedOrder(
                new OrderId(ids.next()),
                order.number(),
                new WantedOrder.Sale(order.customer(), order.value()),
                lines,
                order.destination(),
                override,
                override == null ? null : actor.name());
    }

    /** Where a line goes that names no warehouse: anywhere, unless the actor works at some only. */
    private static @Nullable WarehouseId usual(Actor actor) {
        if (actor.warehouses().isEmpty()) {
            return null;
        }
        if (actor.warehouses().size() > 1) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "Name the warehouse of every line: you work at several, but not at all.",
                    Map.of("field", "lines.warehouse"));
        }
        return actor.warehouses().iterator().next();
    }

    private Map<String, Sku> skus(CreateOrder order) {
        var codes = order.lines().stream().map(CreateOrder.Line::sku).toList();
        Map<String, Sku> found = skus.byCodes(codes);
        for (String code : codes) {
            if (!found.containsKey(code.toUpperCase(Locale.ROOT))) {
                throw new ProblemException(
                        Problem.REQUEST_INVALID,
                        "There is no SKU %s; create it first, or correct the line.".formatted(code),
                        Map.of("field", "lines.sku", "sku", code));
            }
        }
        return found;
    }

    private WarehouseId site(Actor actor, Map<String, WarehouseId> sites, String code) {
        WarehouseId id = sites.get(code.toUpperCase(Locale.ROOT));
        if (id == null) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "There is no warehouse %s.".formatted(code),
                    Map.of("field", "lines.warehouse"));
        }
        if (!actor.mayWorkAt(id)) {
            throw scope.refusal(actor, List.of(id));
        }
        return id;
    }
}
