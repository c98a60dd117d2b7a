package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.OrderTaken;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

    private final Orders orders;
    private final Once once;

    OrderController(Orders orders, Once once) {
        this.orders = orders;
        this.once = once;
    }

    @PostMapping("/v1/orders")
    @ResponseStatus(HttpStatus.CREATED)
    OrderTaken create(Command command, @RequestBody CreateOrder order) {
        command.require(Role.ADMINISTRATOR);
        return once.run(command, order, OrderTaken.class, () -> orders.create(command.actor(), order));
    }
}
