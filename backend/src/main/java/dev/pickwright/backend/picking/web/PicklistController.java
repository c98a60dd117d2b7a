package dev.pickwright.backend.picking.web;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.picking.Picklists;
import dev.pickwright.backend.picking.Replanning;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.Fresh;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.picking.CreatePicklist;
import dev.pickwright.model.picking.PickTaskView;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PicklistController {

    private final Picklists picklists;
    private final Picking picking;
    private final Replanning replanning;
    private final Fulfillments fulfillments;
    private final Once once;

    PicklistController(
            Picklists picklists, Picking picking, Replanning replanning, Fulfillments fulfillments, Once once) {
        this.picklists = picklists;
        this.picking = picking;
        this.replanning = replanning;
        this.fulfillments = fulfillments;
        this.once = once;
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE)
    @PostMapping("/v1/picklists")
    PickTaskView create(Command command, @RequestBody CreatePicklist body) {
        return once.run(command, body, PickTaskView.class, () -> picklists.create(command.actor(), body));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @PostMapping("/v1/fulfillments/{id}/generate-picklist")
    FulfillmentState generate(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        return run(command, id, body, () -> picklists.generate(command.actor(), id, body.reason()));
    }

    @Allow(
            roles = {Role.PICKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_WRITE,
            of = Subject.FULFILLMENT)
    @PostMapping("/v1/fulfillments/{id}/mark-pick-failed")
    FulfillmentState fail(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        return run(command, id, body, () -> picking.fail(command.actor(), id, body.reason()));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @PostMapping("/v1/fulfillments/{id}/retry-pick")
    FulfillmentState retry(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        return run(command, id, body, () -> picklists.retry(command.actor(), id, body.reason()));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @PostMapping("/v1/fulfillments/{id}/replan")
    FulfillmentState replan(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        return run(command, id, body, () -> replanning.replan(command.actor(), id));
    }

    private FulfillmentState run(Command command, FulfillmentId id, Reason body, Supplier<FulfillmentState> step) {
        return Fresh.orCurrent(
                () -> once.run(command, body, FulfillmentState.class, () -> {
                    FulfillmentState before = picking.lockWithPicklist(id);
                    command.requireVersion("Fulfillment " + before.number(), before.version());
                    return step.get();
                }),
                () -> fulfillments.state(id));
    }
}
