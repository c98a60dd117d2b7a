package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.backend.access.Approvals;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.fulfillment.SlotMoves;
import dev.pickwright.backend.fulfillment.Unroutables;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.MoveSlot;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.routing.RoutingView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RoutingController {

    private final Orders orders;
    private final Unroutables unroutables;
    private final SlotMoves moves;
    private final Fulfillments fulfillments;
    private final Approvals approvals;
    private final Once once;

    RoutingController(
            Orders orders,
            Unroutables unroutables,
            SlotMoves moves,
            Fulfillments fulfillments,
            Approvals approvals,
            Once once) {
        this.orders = orders;
        this.unroutables = unroutables;
        this.moves = moves;
        this.fulfillments = fulfillments;
        this.approvals = approvals;
        this.once = once;
    }

    /** How an order was routed, the last time it was tried. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ORDERS_READ, of = Subject.ORDER)
    @GetMapping("/v1/orders/{number}/routing")
    RoutingView decision(Actor actor, @PathVariable String number) {
        return unroutables.decision(number);
    }

    /** Tries an unroutable order again now. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ORDERS_WRITE, of = Subject.ORDER)
    @PostMapping("/v1/orders/{number}/route")
    RoutingView route(Command command, @PathVariable String number, @RequestBody Reason body) {
        return once.run(command, body, RoutingView.class, () -> unroutables.retry(command.actor(), number));
    }

    /** How an order would be routed now; a question, so it takes no key and changes nothing. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ORDERS_READ)
    @PostMapping("/v1/routing/what-if")
    RoutingView whatIf(Actor actor, @RequestBody CreateOrder body) {
        return orders.whatIf(actor, body);
    }

    /** A supervisor moves it; others only into a slot that is full or closed, with a supervisor's approval. */
    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_WRITE,
            of = Subject.FULFILLMENT)
    @PostMapping("/v1/fulfillments/{id}/move-slot")
    FulfillmentState moveSlot(Command command, @PathVariable FulfillmentId id, @RequestBody MoveSlot body) {
        if (body.overrideReason() == null && !command.actor().is(Role.SUPERVISOR)) {
            throw new ProblemException(
                    Problem.APPROVAL_REFUSED,
                    "Moving work is the supervisor's. Say in override_reason why, and ask for an approval.");
        }
        return once.run(command, body, FulfillmentState.class, () -> {
            var actor = approvals.use(
                    command,
                    Approvable.OVERRIDE_CAPACITY,
                    () -> fulfillments.state(id).warehouseId(),
                    id);
            return moves.move(actor, id, body);
        });
    }
}
