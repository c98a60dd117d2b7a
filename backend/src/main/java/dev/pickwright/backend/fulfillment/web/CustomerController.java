package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.backend.fulfillment.Customers;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.fulfillment.CustomerErased;
import dev.pickwright.model.fulfillment.EraseCustomer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CustomerController {

    private final Customers customers;
    private final Once once;

    CustomerController(Customers customers, Once once) {
        this.customers = customers;
        this.once = once;
    }

    /** Erases a customer's data from closed orders, some at a time. */
    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.EVERYTHING, of = Subject.EVERYWHERE)
    @PostMapping("/v1/customers/erase")
    CustomerErased erase(Command command, @RequestBody EraseCustomer body) {
        return once.run(command, body, CustomerErased.class, () -> customers.erase(command.actor(), body.customer()));
    }
}
