package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.Reason;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/fulfillments/{id}")
class StepController {

    private final Steps steps;
    private final Once once;

    StepController(Steps steps, Once once) {
        this.steps = steps;
        this.once = once;
    }

    @PostMapping("/start-planning")
    FulfillmentState startPlanning(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        command.require(Role.SUPERVISOR);
        return run(command, body, () -> steps.startPlanning(command.actor(), id, body.reason()));
    }

    @PostMapping("/complete")
    FulfillmentState complete(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        command.require(Role.SUPERVISOR);
        return run(command, body, () -> steps.complete(command.actor(), id, body.reason()));
    }

    @PostMapping("/cancel")
    FulfillmentState cancel(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        command.require(Role.SUPERVISOR);
        return run(command, body, () -> steps.cancel(command.actor(), id, body.reason()));
    }

    @PostMapping("/mark-pack-failed")
    FulfillmentState failPack(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        command.require(Role.SUPERVISOR, Role.PACKER);
        return run(command, body, () -> steps.failPack(command.actor(), id, body.reason()));
    }

    @PostMapping("/retry-pack")
    FulfillmentState retryPack(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        command.require(Role.SUPERVISOR);
        return run(command, body, () -> steps.retryPack(command.actor(), id, body.reason()));
    }

    private FulfillmentState run(Command command, Reason body, Supplier<FulfillmentState> step) {
        return once.run(command, body, FulfillmentState.class, step);
    }
}
