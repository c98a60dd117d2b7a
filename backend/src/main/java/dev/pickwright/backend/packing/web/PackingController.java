package dev.pickwright.backend.packing.web;

import dev.pickwright.backend.access.Approvals;
import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.packing.AwayWork;
import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.warehouse.Scans;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.OpenPackage;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.ReopenPackage;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.TaskIntent;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/packing")
class PackingController {

    private final Packing packing;
    private final PackCommands tasks;
    private final Scans scans;
    private final Approvals approvals;
    private final Once once;
    private final ObjectProvider<AwayWork> away;

    PackingController(
            Packing packing,
            PackCommands tasks,
            Scans scans,
            Approvals approvals,
            Once once,
            ObjectProvider<AwayWork> away) {
        this.packing = packing;
        this.tasks = tasks;
        this.scans = scans;
        this.approvals = approvals;
        this.once = once;
        this.away = away;
    }

    @Allow(roles = Role.PACKER, operatorsOnly = true)
    @GetMapping("/queue")
    PackQueueView queue(Actor actor) {
        return packing.queue(actor);
    }

    @Allow(roles = Role.PACKER, operatorsOnly = true)
    @PostMapping("/scan")
    PackAnswer scanAtBench(Command command, @RequestBody ScanRequest body) {
        away.ifAvailable(work -> work.fetch(command.actor(), body.code()));
        return once.run(command, body, PackAnswer.class, () -> packing.scanAtBench(command.actor(), body));
    }

    /** Takes a tote whose picks have not all arrived; a supervisor approves, and central is asked first. */
    @Allow(roles = Role.PACKER, operatorsOnly = true)
    @PostMapping("/take-over")
    PackAnswer takeOver(Command command, @RequestBody ScanRequest body) {
        OperatorId by;
        try {
            by = approvals.givenBy(command, Approvable.TAKE_OVER_TOTE, body.code());
        } catch (ProblemException e) {
            // If it was done before, its approval is used up.
            return once.answered(command, body, PackAnswer.class).orElseThrow(() -> e);
        }
        away.ifAvailable(work -> work.takeOver(command.actor(), body.code(), by));
        return once.run(command, body, PackAnswer.class, () -> {
            Actor actor =
                    approvals.use(command, Approvable.TAKE_OVER_TOTE, command.actor()::requireWarehouse, body.code());
            return packing.takeOver(actor, body);
        });
    }

    @Allow(
            roles = {Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_READ,
            of = Subject.FULFILLMENT)
    @GetMapping("/tasks/{id}")
    ResponseEntity<PackTaskView> task(Actor actor, @PathVariable FulfillmentId id) {
        PackTaskView task = packing.task(id);
        return ResponseEntity.ok().eTag(String.valueOf(task.version())).body(task);
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/tasks/{id}/scan")
    PackAnswer scan(Command command, @PathVariable FulfillmentId id, @RequestBody ScanRequest body) {
        return scans.kept(
                command.actor(),
                AuditEntry.of("scan_refused").on(id),
                body.code(),
                body.entry(),
                body.deviceTime(),
                () -> run(command, id, body, () -> packing.scan(entering(command, id, body.entry()), id, body)));
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/tasks/{id}/pack-rest")
    PackAnswer packRest(Command command, @PathVariable FulfillmentId id, @RequestBody PackRest body) {
        return run(command, id, body, () -> packing.packRest(entering(command, id, body.entry()), id, body));
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/tasks/{id}/open-package")
    PackAnswer openPackage(Command command, @PathVariable FulfillmentId id, @RequestBody OpenPackage body) {
        return run(command, id, body, () -> packing.openPackage(command.actor(), id, body));
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/tasks/{id}/close-package")
    PackAnswer closePackage(Command command, @PathVariable FulfillmentId id, @RequestBody ClosePackage body) {
        return run(command, id, body, () -> packing.closePackage(command.actor(), id, body));
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/tasks/{id}/reopen-package")
    PackAnswer reopenPackage(Command command, @PathVariable FulfillmentId id, @RequestBody ReopenPackage body) {
        return run(command, id, body, () -> packing.reopenPackage(command.actor(), id, body));
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/tasks/{id}/undo")
    PackAnswer undo(Command command, @PathVariable FulfillmentId id, @RequestBody TaskIntent body) {
        return run(command, id, body, () -> packing.undo(command.actor(), id, body));
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/tasks/{id}/confirm-packed")
    PackAnswer confirmPacked(Command command, @PathVariable FulfillmentId id, @RequestBody TaskIntent body) {
        return run(command, id, body, () -> packing.confirmPacked(command.actor(), id, body));
    }

    @Allow(roles = Role.PACKER, of = Subject.FULFILLMENT)
    @PostMapping("/tasks/{id}/reopen")
    PackAnswer reopen(Command command, @PathVariable FulfillmentId id, @RequestBody TaskIntent body) {
        return run(command, id, body, () -> packing.reopen(command.actor(), id, body));
    }

    private Actor entering(Command command, FulfillmentId id, EntryMode entry) {
        return approvals.entering(command, entry, () -> packing.lock(id, null).warehouseId(), id);
    }

    private PackAnswer run(Command command, FulfillmentId id, Object body, Supplier<PackAnswer> work) {
        return tasks.run(command, id, body, work);
    }
}
