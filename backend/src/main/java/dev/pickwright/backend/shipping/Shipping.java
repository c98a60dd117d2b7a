package dev.pickwright.backend.shipping;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.packing.PackTasks;
import dev.pickwright.backend.packing.PackedGoods;
import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Message;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.shipping.Ship;
import dev.pickwright.model.shipping.ShipmentDispatched;
import dev.pickwright.model.warehouse.PlaceKind;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** The last steps of the bench. Each is one unit of work and asks every gate. */
@Service
public class Shipping {

    private final Packing packing;
    private final PackTasks tasks;
    private final Fulfillments fulfillments;
    private final Steps steps;
    private final Warehouses warehouses;
    private final Stock stock;
    private final ShipmentRepository shipments;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    Shipping(
            Packing packing,
            PackTasks tasks,
            Fulfillments fulfillments,
            Steps steps,
            Warehouses warehouses,
            Stock stock,
            ShipmentRepository shipments,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.packing = packing;
        this.tasks = tasks;
        this.fulfillments = fulfillments;
        this.steps = steps;
        this.warehouses = warehouses;
        this.stock = stock;
        this.shipments = shipments;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws ProblemException GATE_CLOSED naming what is unmet */
    public PackAnswer markReady(Actor actor, FulfillmentId id, TaskIntent intent) {
        return units.run(() -> {
            packing.lock(id, intent.version());
            FulfillmentState after = steps.markReady(actor, id, null);
            return new PackAnswer(Verdict.ACCEPTED, Message.of("ship.ready", after.number()), tasks.view(after));
        });
    }

    /** The carrier takes the packages; they leave stock. @throws ProblemException GATE_CLOSED naming what is unmet */
    public PackAnswer ship(Actor actor, FulfillmentId id, Ship told) {
        return units.run(() -> {
            FulfillmentState locked = packing.lock(id, told.version());
            var decision = StatusDecisions.change(locked, FulfillmentStatus.SHIPPED, null);
            decision.orThrow();
            fulfillments.requireGatesOpen(locked);
            var boxes = tasks.packages(locked);
            FulfillmentState after = fulfillments.apply(actor, "ship", locked, decision);
            tasks.goods(locked).forEach(packed -> leave(actor, after, packed));
            packing.shipped(id);
            var dispatched = dispatched(after, told, boxes);
            shipments.insert(ids.next(), id, dispatched, clock.instant());
            fulfillments.assign(id, null);
            FulfillmentState sent = fulfillments.append(after, List.of(dispatched));
            return new PackAnswer(
                    Verdict.FINISHED, Message.of("ship.shipped", sent.number(), boxes.size()), tasks.view(sent));
        });
    }

    private ShipmentDispatched dispatched(FulfillmentState of, Ship told, List<PackageView> boxes) {
        var warehouse = warehouses.byId(of.warehouseId());
        return new ShipmentDispatched(
                of.id(),
                of.orderId(),
                told.carrier() == null ? warehouse.carrier() : told.carrier(),
                told.service() == null ? warehouse.carrierService() : told.service(),
                told.trackingNumber(),
                boxes.stream().map(PackageView::sscc).toList());
    }

    private void leave(Actor actor, FulfillmentState of, PackedGoods packed) {
        stock.move(
                actor,
                new Movement(
                                of.warehouseId(),
                                packed.sku(),
                                packed.quantity(),
                                PlaceKind.PACKAGE,
                                packed.box().value(),
                                PlaceKind.SHIPPED,
                                of.id().value(),
                                "ship",
                                packed.item())
                        .of(packed.trace()));
    }
}
