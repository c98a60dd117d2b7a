package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.CancelPending;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Cancels a fulfillment or what is left of an order: whole, or not at all. Each is one unit of work. */
@Service
public class Cancelling {

    private final Fulfillments fulfillments;
    private final ItemRepository items;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final Stock stock;
    private final List<CancelStep> steps;
    private final WorkHolder holder;
    private final AuditTrail audit;
    private final UnitOfWork units;

    Cancelling(
            Fulfillments fulfillments,
            ItemRepository items,
            OrderRepository orders,
            OrderProgress progress,
            Stock stock,
            List<CancelStep> steps,
            WorkHolder holder,
            AuditTrail audit,
            UnitOfWork units) {
        this.fulfillments = fulfillments;
        this.items = items;
        this.orders = orders;
        this.progress = progress;
        this.stock = stock;
        this.steps = List.copyOf(steps);
        this.holder = holder;
        this.audit = audit;
        this.units = units;
    }

    /**
     * Cancels it: promises and capacity are free again, what was picked has put-back tasks, packages are voided.
     *
     * @throws ProblemException TRANSITION_REFUSED if it has shipped or ended; CANCEL_BLOCKED naming what stands in
     *     the way
     */
    public FulfillmentState cancel(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            FulfillmentState state = fulfillments.lock(id);
            // Before slots and stock, as those who make a further part of the order lock it.
            orders.lock(state.orderId());
            FulfillmentState after = cancelPart(actor, state, reason);
            progress.settle(after.orderId());
            return after;
        });
    }

    /**
     * Cancels it, unless a station works on it: that is asked to stop, and it is cancelled when it has.
     *
     * @throws ProblemException as {@link #cancel}
     */
    public CancelAnswer cancelOrAsk(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            FulfillmentState state = fulfillments.lock(id);
            StatusDecisions.change(state, FulfillmentStatus.CANCELLED, reason).orThrow();
            return holder.askToCancel(actor, state, reason)
                    .map(pending -> new CancelAnswer(null, pending))
                    .orElseGet(() -> new CancelAnswer(cancel(actor, id, reason), null));
        });
    }

    /**
     * Cancels every part of an order that has not shipped; parts that have are kept and named. Parts on which a station
     * works are named too: they are cancelled when that has stopped.
     *
     * @throws ProblemException NOT_FOUND; TRANSITION_REFUSED if nothing of it is left to cancel; CANCEL_BLOCKED
     *     naming what stands in the way of a part
     */
    public OrderCancelled cancelOrder(Actor actor, String number, @Nullable String reason) {
        return units.run(() -> {
            OrderId id = orders.byNumber(number)
                    .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no order " + number + "."));
            List<FulfillmentState> parts =
                    orders.parts(id).stream().map(fulfillments::lock).toList();
            OrderStatus before = orders.lock(id).orElseThrow();
            List<FulfillmentState> live =
                    parts.stream().filter(part -> part.status().live()).toList();
            if (live.isEmpty() && before != OrderStatus.UNROUTABLE) {
                throw nothingLeft(number, before, parts);
            }
            List<CancelPending> pending = new ArrayList<>();
            List<String> cancelled = new ArrayList<>();
            for (FulfillmentState part : live) {
                var asked = holder.askToCancel(actor, part, reason);
                asked.ifPresent(pending::add);
                if (asked.isEmpty()) {
                    cancelPart(actor, part, reason);
                    cancelled.add(part.number());
                }
            }
            OrderStatus after = progress.settle(id);
            audit.append(
                    actor,
                    AuditEntry.of("cancel_order")
                            .on(id)
                            .change(before.wire(), after.wire())
                            .saying(number));
            return new OrderCancelled(number, after, cancelled, kept(parts), pending);
        });
    }

    private FulfillmentState cancelPart(Actor actor, FulfillmentState state, @Nullable String reason) {
        var decision = StatusDecisions.change(state, FulfillmentStatus.CANCELLED, reason);
        decision.orThrow();
        requireNoBlockers(state);
        List<DomainEvent> undone = new ArrayList<>();
        for (CancelStep step : steps) {
            undone.addAll(step.undo(actor, state, reason == null ? "cancelled" : reason));
        }
        for (Allocation promised : fulfillments.allocations(state.id())) {
            stock.deallocate(promised.bin(), promised.sku(), promised.quantity());
        }
        items.clearAllocations(state.id());
        fulfillments.assign(state.id(), null);
        fulfillments.append(state, undone);
        return fulfillments.apply(actor, "cancel", state, decision);
    }

    private void requireNoBlockers(FulfillmentState state) {
        var blockers =
                steps.stream().flatMap(step -> step.blockers(state).stream()).toList();
        if (!blockers.isEmpty()) {
            throw new ProblemException(
                    Problem.CANCEL_BLOCKED,
                    "Fulfillment %s cannot be cancelled: %s"
                            .formatted(state.number(), blockers.getFirst().detail()),
                    Map.of("blockers", blockers));
        }
    }

    private static List<String> kept(List<FulfillmentState> parts) {
        return parts.stream()
                .filter(part ->
                        part.status() == FulfillmentStatus.SHIPPED || part.status() == FulfillmentStatus.COMPLETED)
                .map(FulfillmentState::number)
                .toList();
    }

    private static ProblemException nothingLeft(String number, OrderStatus status, List<FulfillmentState> parts) {
        return new ProblemException(
                Problem.TRANSITION_REFUSED,
                "Order %s is %s: nothing of it is left to cancel.".formatted(number, status.wire()),
                Map.of(
                        "current_status",
                        status,
                        "asked",
                        OrderStatus.CANCELLED,
                        "current",
                        new OrderCancelled(number, status, List.of(), kept(parts))));
    }
}
