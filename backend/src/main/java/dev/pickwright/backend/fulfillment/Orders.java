package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.routing.Plan;
import dev.pickwright.backend.routing.Router;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderTaken;
import dev.pickwright.model.fulfillment.OrderUnroutable;
import dev.pickwright.model.routing.RoutingView;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes orders in: all of an order's fulfillments in one transaction, or none. */
@Service
public class Orders {

    private final OrderRepository orders;
    private final OrderReader reader;
    private final Router router;
    private final PartWriter parts;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    Orders(
            OrderRepository orders,
            OrderReader reader,
            Router router,
            PartWriter parts,
            Outbox outbox,
            AuditTrail audit,
            UnitOfWork units,
            Clock clock) {
        this.orders = orders;
        this.reader = reader;
        this.router = router;
        this.parts = parts;
        this.outbox = outbox;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Creates the order and one fulfillment per warehouse, with stock allocated and capacity taken. An order that cannot
     * be routed is kept without fulfillments, says why, and is tried again.
     *
     * @throws ProblemException ORDER_KNOWN if its number is taken; REQUEST_INVALID for a SKU or warehouse that does
     *     not exist
     */
    public OrderTaken create(Actor actor, CreateOrder order) {
        return units.run(() -> createInside(actor, order));
    }

    /** How the order would be routed now; nothing is locked or written. @throws ProblemException REQUEST_INVALID */
    public RoutingView whatIf(Actor actor, CreateOrder order) {
        return router.ask(reader.read(actor, order).request()).view(order.number(), clock.instant());
    }

    /** The content hash of a known order. */
    public Optional<String> known(String number) {
        return orders.contentHash(number);
    }

    private OrderTaken createInside(Actor actor, CreateOrder order) {
        if (orders.contentHash(order.number()).isPresent()) {
            throw known(order);
        }
        WantedOrder wanted = reader.read(actor, order);
        Plan plan = router.decide(wanted.request());
        OrderStatus status = plan.routed() ? OrderStatus.ACCEPTED : OrderStatus.UNROUTABLE;
        try {
            orders.insert(wanted, order, status, ContentHash.of(order), clock.instant());
        } catch (DuplicateKeyException e) {
            throw known(order);
        }
        orders.insertLines(wanted, order);
        router.record(wanted.id(), plan);
        if (plan.routed()) {
            parts.write(actor, wanted, plan);
        } else {
            tellUnroutable(actor, wanted, plan);
        }
        return new OrderTaken(wanted.id(), wanted.number(), status, plan.why());
    }

    private void tellUnroutable(Actor actor, WantedOrder wanted, Plan plan) {
        String why = Objects.requireNonNull(plan.why());
        var candidates = plan.candidates().stream()
                .map(each ->
                        new OrderUnroutable.Candidate(each.site().warehouse().code(), each.rule(), each.detail()))
                .toList();
        outbox.append(
                List.of(new OrderUnroutable(wanted.id(), wanted.number(), why, candidates)),
                OrderRepository.FIRST_IN_LANE);
        audit.append(
                actor,
                AuditEntry.of("create_order")
                        .on(wanted.id())
                        .change(null, OrderStatus.UNROUTABLE.wire())
                        .saying(wanted.number() + ": " + why));
    }

    private static ProblemException known(CreateOrder order) {
        return new ProblemException(
                Problem.ORDER_KNOWN,
                "There is an order %s already; order numbers are unique.".formatted(order.number()));
    }
}
