package dev.pickwright.backend.picking.web;

import dev.pickwright.backend.access.Approvals;
import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.Fresh;
import dev.pickwright.backend.warehouse.Scans;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
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
import org.springframework.http.ResponseEntity;
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
    private final Scans scans;
    private final Approvals approvals;
    private final Once once;

    PickingController(Picking picking, Scans scans, Approvals approvals, Once once) {
        this.picking = picking;
        this.scans = scans;
        this.approvals = approvals;
        this.once = once;
    }

    @Allow(roles = Role.PICKER, operatorsOnly = true)
    @GetMapping("/queue")
    PickQueueView queue(Actor actor) {
        return picking.queue(actor);
    }

    @Allow(roles = Role.PICKER, operatorsOnly = true)
    @PostMapping("/next")
    PickAnswer next(Command command) {
        return once.run(command, Map.of(), PickAnswer.class, () -> picking.next(command.actor()));
    }

    @Allow(
            roles = {Role.PICKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_READ,
            of = Subject.PICKLIST)
    @GetMapping("/tasks/{id}")
    ResponseEntity<PickTaskView> task(Actor actor, @PathVariable PicklistId id) {
        PickTaskView task = picking.task(id);
        return ResponseEntity.ok().eTag(String.valueOf(task.version())).body(task);
    }

    @Allow(roles = Role.PICKER, operatorsOnly = true, of = Subject.PICKLIST)
    @PostMapping("/tasks/{id}/scan")
    PickAnswer scan(Command command, @PathVariable PicklistId id, @RequestBody ScanRequest body) {
        return scans.kept(
                command.actor(),
                AuditEntry.of("scan_refused").on(id),
                body.code(),
                body.entry(),
                body.deviceTime(),
                () -> run(command, id, body, () -> picking.scan(entering(command, id, body.entry()), id, body)));
    }

    @Allow(roles = Role.PICKER, operatorsOnly = true, of = Subject.PICKLIST)
    @PostMapping("/tasks/{id}/confirm-quantity")
    PickAnswer confirmQuantity(Command command, @PathVariable PicklistId id, @RequestBody ConfirmQuantity body) {
        return run(command, id, body, () -> picking.confirmQuantity(entering(command, id, body.entry()), id, body));
    }

    @Allow(roles = Role.PICKER, operatorsOnly = true, of = Subject.PICKLIST)
    @PostMapping("/tasks/{id}/short")
    PickAnswer shortPick(Command command, @PathVariable PicklistId id, @RequestBody ShortPick body) {
        return run(command, id, body, () -> picking.shortPick(command.actor(), id, body));
    }

    @Allow(roles = Role.PICKER, operatorsOnly = true, of = Subject.PICKLIST)
    @PostMapping("/tasks/{id}/skip")
    PickAnswer skip(Command command, @PathVariable PicklistId id, @RequestBody TaskIntent body) {
        return run(command, id, body, () -> picking.skip(command.actor(), id, body));
    }

    @Allow(roles = Role.PICKER, operatorsOnly = true, of = Subject.PICKLIST)
    @PostMapping("/tasks/{id}/undo")
    PickAnswer undo(Command command, @PathVariable PicklistId id, @RequestBody TaskIntent body) {
        return run(command, id, body, () -> picking.undo(command.actor(), id, body));
    }

    @Allow(roles = Role.PICKER, operatorsOnly = true, of = Subject.PICKLIST)
    @PostMapping("/tasks/{id}/finish")
    PickAnswer finish(Command command, @PathVariable PicklistId id, @RequestBody TaskIntent body) {
        return run(command, id, body, () -> picking.finish(command.actor(), id, body));
    }

    @Allow(
            roles = {Role.PICKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_WRITE,
            of = Subject.PICKLIST)
    @PostMapping("/tasks/{id}/release")
    PickAnswer release(Command command, @PathVariable PicklistId id, @RequestBody TaskIntent body) {
        return run(command, id, body, () -> picking.release(command.actor(), id, body));
    }

    @Allow(
            roles = {Role.PICKER, Role.SUPERVISOR},
            operatorsOnly = true,
            of = Subject.PICKLIST)
    @PostMapping("/tasks/{id}/take-over")
    PickAnswer takeOver(Command command, @PathVariable PicklistId id, @RequestBody TakeOver body) {
        return run(command, id, body, () -> picking.takeOver(command.actor(), id, body));
    }

    private Actor entering(Command command, PicklistId id, EntryMode entry) {
        return approvals.entering(command, entry, () -> picking.site(id), id);
    }

    private PickAnswer run(Command command, PicklistId id, Object body, Supplier<PickAnswer> work) {
        return Fresh.orCurrent(
                () -> once.run(command, body, PickAnswer.class, () -> {
                    if (command.version() != null) {
                        command.requireVersion("The picklist", picking.lockVersion(id));
                    }
                    return work.get();
                }),
                () -> picking.task(id));
    }
}
