package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.DoneOrWaiting;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.model.fulfillment.OrderTaken;
import dev.pickwright.model.fulfillment.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

    private final Orders orders;
    private final Cancelling cancelling;
    private final Once once;

    OrderController(Orders orders, Cancelling cancelling, Once once) {
        this.orders = orders;
        this.cancelling = cancelling;
        this.once = once;
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ORDERS_WRITE)
    @PostMapping("/v1/orders")
    @ResponseStatus(HttpStatus.CREATED)
    OrderTaken create(Command command, @RequestBody CreateOrder order) {
        return once.run(command, order, OrderTaken.class, () -> orders.create(command.actor(), order));
    }

    /** Cancels what has not shipped; what a station works on waits for that. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ORDERS_WRITE, of = Subject.ORDER)
    @DoneOrWaiting(done = OrderCancelled.class, waiting = OrderCancelled.class)
    @PostMapping("/v1/orders/{number}/cancel")
    ResponseEntity<OrderCancelled> cancel(Command command, @PathVariable String number, @RequestBody Reason body) {
        OrderCancelled answer = once.run(
                command,
                body,
                OrderCancelled.class,
                () -> cancelling.cancelOrder(command.actor(), number, body.reason()));
        return ResponseEntity.status(answer.pending().isEmpty() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(answer);
    }
}
