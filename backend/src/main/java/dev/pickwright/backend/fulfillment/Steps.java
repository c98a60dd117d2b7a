package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Wire;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The steps that change nothing but the fulfillment itself. Each is one unit of work. */
@Service
public class Steps {

    private static final Set<FulfillmentStatus> CANCELLABLE =
            EnumSet.of(FulfillmentStatus.PENDING, FulfillmentStatus.PLANNING);

    private final Fulfillments fulfillments;
    private final ItemRepository items;
    private final OrderRepository orders;
    private final Stock stock;
    private final List<CancelStep> cancelSteps;
    private final UnitOfWork units;

    Steps(
            Fulfillments fulfillments,
            ItemRepository items,
            OrderRepository orders,
            Stock stock,
            List<CancelStep> cancelSteps,
            UnitOfWork units) {
        this.fulfillments = fulfillments;
        this.items = items;
        this.orders = orders;
        this.stock = stock;
        this.cancelSteps = List.copyOf(cancelSteps);
        this.units = units;
    }

    public FulfillmentState startPlanning(Actor actor, FulfillmentId id, @Nullable String reason) {
        return change(actor, id, "start_planning", FulfillmentStatus.PLANNING, reason);
    }

    public FulfillmentState complete(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            var state = change(actor, id, "complete", FulfillmentStatus.COMPLETED, reason);
            settleOrder(state.orderId());
            return state;
        });
    }

    public FulfillmentState failPack(Actor actor, FulfillmentId id, @Nullable String cause) {
        return units.run(() -> {
            var state = fulfillments.lock(id);
            String why = cause == null || cause.isBlank() ? "not said" : cause;
            return fulfillments.apply(actor, "mark_pack_failed", state, StatusDecisions.failPack(state, why));
        });
    }

    public FulfillmentState retryPack(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            var state = fulfillments.lock(id);
            return fulfillments.apply(actor, "retry_pack", state, StatusDecisions.retryPack(state, reason));
        });
    }

    /**
     * Cancels what nobody has begun to pick; its stock is free again.
     *
     * @throws ProblemException TRANSITION_REFUSED once picking has begun, naming what stands in the way
     */
    public FulfillmentState cancel(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            var state = fulfillments.lock(id);
            if (state.status().live() && !CANCELLABLE.contains(state.status())) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "Fulfillment %s is %s: its goods have left their bins, so it cannot be cancelled here."
                                .formatted(state.number(), state.status().wire()),
                        Map.of("current", state.status(), "asked", FulfillmentStatus.CANCELLED));
            }
            var decision = StatusDecisions.change(state, FulfillmentStatus.CANCELLED, reason);
            decision.orThrow();
            requireNoBlockers(state);
            List<DomainEvent> undone = cancelSteps.stream()
                    .flatMap(step -> step.undo(actor, state, reason == null ? "cancelled" : reason).stream())
                    .toList();
            for (Allocation promised : fulfillments.allocations(id)) {
                stock.deallocate(promised.bin(), promised.sku(), promised.quantity());
            }
            items.clearAllocations(id);
            fulfillments.append(state, undone);
            var after = fulfillments.apply(actor, "cancel", state, decision);
            settleOrder(state.orderId());
            return after;
        });
    }

    private void requireNoBlockers(FulfillmentState state) {
        var blockers = cancelSteps.stream()
                .flatMap(step -> step.blockers(state).stream())
                .toList();
        if (!blockers.isEmpty()) {
            throw new ProblemException(
                    Problem.CANCEL_BLOCKED,
                    "Fulfillment %s cannot be cancelled: %s"
                            .formatted(state.number(), blockers.getFirst().detail()),
                    Map.of("blockers", blockers));
        }
    }

    private FulfillmentState change(
            Actor actor, FulfillmentId id, String operation, FulfillmentStatus to, @Nullable String reason) {
        return units.run(() -> {
            var state = fulfillments.lock(id);
            return fulfillments.apply(actor, operation, state, StatusDecisions.change(state, to, reason));
        });
    }

    private void settleOrder(OrderId id) {
        List<FulfillmentStatus> parts = orders.partStatuses(id).stream()
                .map(wire -> Wire.read(FulfillmentStatus.class, wire))
                .toList();
        if (parts.stream().allMatch(status -> status == FulfillmentStatus.CANCELLED)) {
            orders.setStatus(id, OrderStatus.CANCELLED);
        } else if (parts.stream()
                .allMatch(status -> status == FulfillmentStatus.CANCELLED || status == FulfillmentStatus.COMPLETED)) {
            orders.setStatus(id, OrderStatus.COMPLETED);
        }
    }
}
