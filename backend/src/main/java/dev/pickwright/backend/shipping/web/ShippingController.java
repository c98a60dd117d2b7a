package dev.pickwright.backend.shipping.web;

import dev.pickwright.backend.packing.web.PackCommands;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.shipping.Shipping;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.shipping.Ship;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/packing/tasks/{id}")
class ShippingController {

    private final Shipping shipping;
    private final PackCommands tasks;

    ShippingController(Shipping shipping, PackCommands tasks) {
        this.shipping = shipping;
        this.tasks = tasks;
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/mark-ready")
    PackAnswer markReady(Command command, @PathVariable FulfillmentId id, @RequestBody TaskIntent body) {
        return tasks.run(command, id, body, () -> shipping.markReady(command.actor(), id, body));
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/ship")
    PackAnswer ship(Command command, @PathVariable FulfillmentId id, @RequestBody Ship body) {
        return tasks.run(command, id, body, () -> shipping.ship(command.actor(), id, body));
    }
}
