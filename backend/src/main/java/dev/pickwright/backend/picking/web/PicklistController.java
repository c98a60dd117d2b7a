package dev.pickwright.backend.picking.web;

import dev.pickwright.backend.picking.Picklists;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.Reason;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/fulfillments/{id}")
class PicklistController {

    private final Picklists picklists;
    private final Once once;

    PicklistController(Picklists picklists, Once once) {
        this.picklists = picklists;
        this.once = once;
    }

    @PostMapping("/generate-picklist")
    FulfillmentState generate(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        command.require(Role.SUPERVISOR);
        return once.run(
                command, body, FulfillmentState.class, () -> picklists.generate(command.actor(), id, body.reason()));
    }

    @PostMapping("/retry-pick")
    FulfillmentState retry(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        command.require(Role.SUPERVISOR);
        return once.run(
                command, body, FulfillmentState.class, () -> picklists.retry(command.actor(), id, body.reason()));
    }
}
