package dev.pickwright.backend.picking.web;

import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.TakeOver;
import dev.pickwright.model.picking.TaskIntent;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/picking")
class PickingController {

    private final Picking picking;
    private final Once once;

    PickingController(Picking picking, Once once) {
        this.picking = picking;
        this.once = once;
    }

    @GetMapping("/queue")
    PickQueueView queue(Actor actor) {
        actor.require(Role.PICKER);
        return picking.queue(actor);
    }

    @PostMapping("/next")
    PickAnswer next(Command command) {
        return run(command, Map.of(), () -> picking.next(command.actor()));
    }

    @GetMapping("/tasks/{id}")
    PickTaskView task(Actor actor, @PathVariable PicklistId id) {
        actor.require(Role.PICKER, Role.SUPERVISOR);
        return picking.task(id);
    }

    @PostMapping("/tasks/{id}/scan")
    PickAnswer scan(Command command, @PathVariable PicklistId id, @RequestBody ScanRequest body) {
        return run(command, body, () -> picking.scan(command.actor(), id, body));
    }

    @PostMapping("/tasks/{id}/confirm-quantity")
    PickAnswer confirmQuantity(Command command, @PathVariable PicklistId id, @RequestBody ConfirmQuantity body) {
        return run(command, body, () -> picking.confirmQuantity(command.actor(), id, body));
    }

    @PostMapping("/tasks/{id}/short")
    PickAnswer shortPick(Command command, @PathVariable PicklistId id, @RequestBody ShortPick body) {
        return run(command, body, () -> picking.shortPick(command.actor(), id, body));
    }

    @PostMapping("/tasks/{id}/skip")
    PickAnswer skip(Command command, @PathVariable PicklistId id, @RequestBody TaskIntent body) {
        return run(command, body, () -> picking.skip(command.actor(), id, body));
    }

    @PostMapping("/tasks/{id}/undo")
    PickAnswer undo(Command command, @PathVariable PicklistId id, @RequestBody TaskIntent body) {
        return run(command, body, () -> picking.undo(command.actor(), id, body));
    }

    @PostMapping("/tasks/{id}/finish")
    PickAnswer finish(Command command, @PathVariable PicklistId id, @RequestBody TaskIntent body) {
        return run(command, body, () -> picking.finish(command.actor(), id, body));
    }

    @PostMapping("/tasks/{id}/release")
    PickAnswer release(Command command, @PathVariable PicklistId id, @RequestBody TaskIntent body) {
        command.require(Role.PICKER, Role.SUPERVISOR);
        return once.run(command, body, PickAnswer.class, () -> picking.release(command.actor(), id, body));
    }

    @PostMapping("/tasks/{id}/take-over")
    PickAnswer takeOver(Command command, @PathVariable PicklistId id, @RequestBody TakeOver body) {
        command.require(Role.PICKER, Role.SUPERVISOR);
        return once.run(command, body, PickAnswer.class, () -> picking.takeOver(command.actor(), id, body));
    }

    private PickAnswer run(Command command, Object body, Supplier<PickAnswer> work) {
        command.require(Role.PICKER);
        return once.run(command, body, PickAnswer.class, work);
    }
}
