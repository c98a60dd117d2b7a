package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.routing.Plan;
import dev.pickwright.backend.routing.Router;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.routing.RoutingRule;
import dev.pickwright.model.routing.RoutingView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Orders that could not be routed, tried again. Each try is a unit of work of its own. */
@Service
public class Unroutables {

    private static final Logger log = LoggerFactory.getLogger(Unroutables.class);
    private static final int PAGE = 200;
    private static final UnroutableRepository.Waiting BEFORE_ALL =
            new UnroutableRepository.Waiting(new OrderId(new UUID(0, 0)), Instant.EPOCH);

    private final UnroutableRepository waiting;
    private final OrderRepository orders;
    private final Router router;
    private final PartWriter parts;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    Unroutables(
            UnroutableRepository waiting,
            OrderRepository orders,
            Router router,
            PartWriter parts,
            AuditTrail audit,
            UnitOfWork units,
            Clock clock) {
        this.waiting = waiting;
        this.orders = orders;
        this.router = router;
        this.parts = parts;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Tries one now.
     *
     * @throws ProblemException NOT_FOUND; TRANSITION_REFUSED if the order does not wait to be routed
     */
    public RoutingView retry(Actor actor, String number) {
        OrderId id = find(number);
        return units.run(() -> {
            OrderStatus status = waiting.lock(id);
            if (status != OrderStatus.UNROUTABLE) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "Order %s is %s; only an unroutable one is routed again.".formatted(number, status.wire()),
                        Map.of("current_status", status, "asked", OrderStatus.ACCEPTED));
            }
            return tryLocked(actor, waiting.read(id)).view(number, clock.instant());
        });
    }

    /** The last decision about an order. @throws ProblemException NOT_FOUND, also for an order of before decisions were kept */
    public RoutingView decision(String number) {
        return router.of(find(number), number)
                .orElseThrow(() -> new ProblemException(
                        Problem.NOT_FOUND, "No routing decision is kept for order " + number + "."));
    }

    /** Tries all, the oldest first; one that fails does not keep the others. */
    void retryAll(Actor actor) {
        var page = waiting.after(BEFORE_ALL, PAGE);
        while (!page.isEmpty()) {
            page.forEach(each -> retryQuietly(actor, each.id()));
            page = waiting.after(page.getLast(), PAGE);
        }
    }

    private void retryQuietly(Actor actor, OrderId id) {
        try {
            WantedOrder order = waiting.read(id);
            Plan now = router.ask(order.request());
            if (now.routed() || !sameAsLast(order, now)) {
                units.run(() -> {
                    if (waiting.lock(id) == OrderStatus.UNROUTABLE) {
                        tryLocked(actor, order);
                    }
                });
            }
        } catch (RuntimeException e) {
            log.warn("Order {} could not be tried again; it is next time", id, e);
        }
    }

    private Plan tryLocked(Actor actor, WantedOrder order) {
        Plan plan = router.decide(order.request());
        if (!plan.routed() && sameAsLast(order, plan)) {
            return plan;
        }
        router.record(order.id(), plan);
        if (plan.routed()) {
            orders.setStatus(order.id(), OrderStatus.ACCEPTED);
            parts.write(actor, order, plan);
            audit.append(
                    actor,
                    List.of(AuditEntry.of("route_order")
                            .on(order.id())
                            .change(OrderStatus.UNROUTABLE.wire(), OrderStatus.ACCEPTED.wire())
                            .saying(order.number())));
        }
        return plan;
    }

    private boolean sameAsLast(WantedOrder order, Plan plan) {
        var last = router.of(order.id(), order.number());
        if (last.isEmpty() || plan.routed()) {
            return false;
        }
        Set<String> known = last.get().candidates().stream()
                .map(RoutingView.Candidate::warehouse)
                .collect(Collectors.toSet());
        // A warehouse that came since then and has none of the goods is no news.
        var told = plan.view(order.number(), clock.instant()).candidates().stream()
                .filter(each -> each.rule() != RoutingRule.NO_STOCK || known.contains(each.warehouse()))
                .toList();
        return told.equals(last.get().candidates());
    }

    private OrderId find(String number) {
        return waiting.byNumber(number)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no order " + number + "."));
    }
}
