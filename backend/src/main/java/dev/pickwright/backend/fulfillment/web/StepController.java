package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.backend.access.Approvals;
import dev.pickwright.backend.fulfillment.CancelAnswer;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.DoneOrWaiting;
import dev.pickwright.backend.platform.web.Fresh;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.fulfillment.CancelPending;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.HoldId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.fulfillment.StatedReason;
import dev.pickwright.model.fulfillment.UpdateStatus;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/fulfillments/{id}")
class StepController {

    private final Steps steps;
    private final Cancelling cancelling;
    private final Holds holds;
    private final Approvals approvals;
    private final Fulfillments fulfillments;
    private final Once once;

    StepController(
            Steps steps,
            Cancelling cancelling,
            Holds holds,
            Approvals approvals,
            Fulfillments fulfillments,
            Once once) {
        this.steps = steps;
        this.cancelling = cancelling;
        this.holds = holds;
        this.approvals = approvals;
        this.fulfillments = fulfillments;
        this.once = once;
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @PostMapping("/status")
    FulfillmentState updateStatus(Command command, @PathVariable FulfillmentId id, @RequestBody UpdateStatus body) {
        return run(command, id, body, () -> steps.update(command.actor(), id, body));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @PostMapping("/start-planning")
    FulfillmentState startPlanning(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        return run(command, id, body, () -> steps.startPlanning(command.actor(), id, body.reason()));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @PostMapping("/complete")
    FulfillmentState complete(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        return run(command, id, body, () -> steps.complete(command.actor(), id, body.reason()));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @DoneOrWaiting(done = FulfillmentState.class, waiting = CancelPending.class)
    @PostMapping("/cancel")
    ResponseEntity<Object> cancel(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        CancelAnswer answer = run(
                command,
                id,
                body,
                CancelAnswer.class,
                () -> cancelling.cancelOrAsk(command.actor(), id, body.reason()));
        return answer.pending() == null
                ? ResponseEntity.ok(answer.state())
                : ResponseEntity.accepted().body(answer.pending());
    }

    @Allow(
            roles = {Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_WRITE,
            of = Subject.FULFILLMENT)
    @PostMapping("/mark-pack-failed")
    FulfillmentState failPack(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        return run(command, id, body, () -> steps.failPack(command.actor(), id, body.reason()));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @PostMapping("/retry-pack")
    FulfillmentState retryPack(Command command, @PathVariable FulfillmentId id, @RequestBody Reason body) {
        return run(command, id, body, () -> steps.retryPack(command.actor(), id, body.reason()));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @PostMapping("/grant-attempt")
    FulfillmentState grantAttempt(Command command, @PathVariable FulfillmentId id, @RequestBody StatedReason body) {
        return run(command, id, body, () -> steps.grantAttempt(command.actor(), id, body.reason()));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_WRITE, of = Subject.FULFILLMENT)
    @PostMapping("/holds")
    FulfillmentState placeHold(Command command, @PathVariable FulfillmentId id, @RequestBody StatedReason body) {
        return run(command, id, body, () -> holds.place(command.actor(), id, HoldKind.MANUAL, body.reason()));
    }

    /** A supervisor releases it, or a picker or packer with a supervisor's approval. */
    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_WRITE,
            of = Subject.FULFILLMENT)
    @PostMapping("/holds/{hold}/release")
    FulfillmentState releaseHold(
            Command command,
            @PathVariable FulfillmentId id,
            @PathVariable HoldId hold,
            @RequestBody StatedReason body) {
        return run(command, id, body, () -> {
            var actor = approvals.use(
                    command,
                    Approvable.RELEASE_HOLD,
                    () -> fulfillments.state(id).warehouseId(),
                    hold);
            return holds.release(actor, id, hold, body.reason());
        });
    }

    private FulfillmentState run(Command command, FulfillmentId id, Object body, Supplier<FulfillmentState> step) {
        return run(command, id, body, FulfillmentState.class, step);
    }

    private <T> T run(Command command, FulfillmentId id, Object body, Class<T> answer, Supplier<T> step) {
        return Fresh.orCurrent(
                () -> once.run(command, body, answer, () -> {
                    FulfillmentState before = fulfillments.lock(id);
                    command.requireVersion("Fulfillment " + before.number(), before.version());
                    return step.get();
                }),
                () -> fulfillments.state(id));
    }
}
