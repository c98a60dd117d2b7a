package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.routing.Routing;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentCreated;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentStatusChanged;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes orders in: all of an order's fulfillments in one transaction, or none. */
@Service
public class Orders {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final ItemRepository items;
    private final Warehouses warehouses;
    private final Skus skus;
    private final Stock stock;
    private final QcPolicy qc;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    Orders(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            ItemRepository items,
            Warehouses warehouses,
            Skus skus,
            Stock stock,
            QcPolicy qc,
            Outbox outbox,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.items = items;
        this.warehouses = warehouses;
        this.skus = skus;
        this.stock = stock;
        this.qc = qc;
        this.outbox = outbox;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Creates the order and one fulfillment per warehouse, with stock allocated.
     *
     * @return the order's id
     * @throws ProblemException ORDER_KNOWN if its number is taken; REQUEST_INVALID for a SKU or warehouse that does
     *     not exist; ORDER_UNROUTABLE if no set of warehouses has the stock
     */
    public OrderId create(Actor actor, CreateOrder order) {
        return units.run(() -> createInside(actor, order));
    }

    /** The content hash of a known order. */
    public Optional<String> known(String number) {
        return orders.contentHash(number);
    }

    private OrderId createInside(Actor actor, CreateOrder order) {
        if (orders.contentHash(order.number()).isPresent()) {
            throw known(order);
        }
        Map<String, Sku> bySku = skus(order);
        List<Routing.Demand> demands = demands(order, bySku);
        var available = stock.lockAvailable(
                demands.stream().map(Routing.Demand::sku).distinct().toList());
        var sites = warehouses.all().stream().map(Warehouse::id).toList();
        var served = Routing.route(demands, sites, available)
                .orElseThrow(() -> new ProblemException(
                        Problem.ORDER_UNROUTABLE,
                        "No warehouse, nor all of them together, has the stock for order " + order.number()
                                + ". Check its SKUs and quantities against the stock."));
        OrderId id = new OrderId(ids.next());
        try {
            orders.insert(id, order, ContentHash.of(order), clock.instant());
        } catch (DuplicateKeyException e) {
            throw known(order);
        }
        Map<Integer, UUID> lineIds = new LinkedHashMap<>();
        order.lines().forEach(line -> lineIds.put(line.lineNumber(), ids.next()));
        orders.insertLines(id, order.lines(), lineIds, bySku);
        Map<WarehouseId, List<Routing.Served>> parts = new LinkedHashMap<>();
        served.forEach(each -> parts.computeIfAbsent(each.warehouse(), key -> new ArrayList<>())
                .add(each));
        Map<String, Sku> byId = new LinkedHashMap<>();
        bySku.values().forEach(sku -> byId.put(sku.id().toString(), sku));
        parts.forEach((warehouse, lines) -> createPart(actor, id, order, warehouse, lines, lineIds, byId));
        return id;
    }

    private void createPart(
            Actor actor,
            OrderId orderId,
            CreateOrder order,
            WarehouseId warehouseId,
            List<Routing.Served> lines,
            Map<Integer, UUID> lineIds,
            Map<String, Sku> skusById) {
        Warehouse warehouse = warehouses.byId(warehouseId);
        String number = "F-%06d".formatted(fulfillments.nextNumber());
        var part = new QcPolicy.Part(
                number,
                warehouseId,
                lines.stream().map(line -> sku(skusById, line)).toList());
        String qcReason =
                qc.reasons(order.customer(), order.value(), List.of(part)).get(number);
        var state = new FulfillmentState(
                new FulfillmentId(ids.next()),
                number,
                orderId,
                order.number(),
                warehouseId,
                warehouse.code(),
                FulfillmentStatus.PENDING,
                0,
                warehouse.maxPickAttempts(),
                0,
                warehouse.maxPackAttempts(),
                qcReason != null,
                0);
        fulfillments.insert(state, 1, qcReason, clock.instant());
        List<FulfillmentCreated.Item> told = new ArrayList<>();
        for (Routing.Served line : lines) {
            ItemId item = new ItemId(ids.next());
            var demand = line.line();
            UUID orderLine = java.util.Objects.requireNonNull(lineIds.get(demand.lineNumber()));
            items.insert(item, state.id(), orderLine, demand.lineNumber(), demand.sku(), demand.quantity());
            for (Routing.Share share : line.shares()) {
                stock.allocate(share.bin(), demand.sku(), share.quantity());
                items.changeAllocation(
                        new Allocation(item, share.bin(), demand.sku(), share.quantity()), share.quantity());
            }
            told.add(new FulfillmentCreated.Item(
                    item, demand.lineNumber(), sku(skusById, line).code(), demand.quantity()));
        }
        tell(actor, state, told);
    }

    private void tell(Actor actor, FulfillmentState state, List<FulfillmentCreated.Item> lines) {
        var events = List.of(
                new FulfillmentCreated(
                        state.id(),
                        state.orderId(),
                        state.status(),
                        state.number(),
                        state.orderNumber(),
                        state.warehouse(),
                        1,
                        lines),
                new FulfillmentStatusChanged(
                        state.id(), state.orderId(), null, state.status(), null, state.number(), state.warehouse()));
        long last = fulfillments.advance(state.id(), events.size());
        outbox.append(events, last - events.size() + 1);
        audit.append(
                actor,
                AuditEntry.of("create")
                        .on(state.id())
                        .change(null, state.status().wire()));
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

    private List<Routing.Demand> demands(CreateOrder order, Map<String, Sku> bySku) {
        List<Routing.Demand> demands = new ArrayList<>();
        for (CreateOrder.Line line : order.lines()) {
            Sku sku = java.util.Objects.requireNonNull(bySku.get(line.sku().toUpperCase(Locale.ROOT)));
            WarehouseId fixed = line.warehouse() == null ? null : warehouse(line.warehouse());
            demands.add(new Routing.Demand(
                    line.lineNumber(), sku.id(), line.quantity().units(), fixed));
        }
        return demands;
    }

    private WarehouseId warehouse(String code) {
        return warehouses
                .byCode(code)
                .map(Warehouse::id)
                .orElseThrow(() -> new ProblemException(
                        Problem.REQUEST_INVALID,
                        "There is no warehouse %s.".formatted(code),
                        Map.of("field", "lines.warehouse")));
    }

    private static Sku sku(Map<String, Sku> byId, Routing.Served line) {
        return java.util.Objects.requireNonNull(byId.get(line.line().sku().toString()));
    }

    private static ProblemException known(CreateOrder order) {
        return new ProblemException(
                Problem.ORDER_KNOWN,
                "There is an order %s already; order numbers are unique.".formatted(order.number()));
    }
}
