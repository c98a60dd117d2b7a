package dev.pickwright.backend.sync.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.Fresh;
import dev.pickwright.backend.sync.central.CaseDesk;
import dev.pickwright.backend.sync.central.StationBoard;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.StatedReason;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.KeepBoot;
import dev.pickwright.model.sync.ResolveCase;
import dev.pickwright.model.sync.StationSyncView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What supervisors see of stations at central, and decide. */
@RestController
@RequestMapping("/v1/sync")
class SyncDeskController {

    private static final int MAX_LIMIT = 500;

    /** That it is done, as it is stored for a repeat. */
    record Kept(StationId station, String boot) {}

    private final StationBoard board;
    private final CaseDesk cases;
    private final Once once;

    SyncDeskController(StationBoard board, CaseDesk cases, Once once) {
        this.board = board;
        this.cases = cases;
        this.once = once;
    }

    @Allow(roles = Role.SUPERVISOR)
    @GetMapping("/stations")
    Page<StationSyncView> stations(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit) {
        return board.list(actor, after == null ? null : new StationId(after), Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.SUPERVISOR)
    @PostMapping("/stations/{id}/keep")
    Kept keep(Command command, @PathVariable UUID id, @RequestBody KeepBoot body) {
        StationId station = new StationId(id);
        return once.run(command, body, Kept.class, () -> {
            board.keep(command.actor(), station, body.boot());
            return new Kept(station, body.boot());
        });
    }

    @Allow(roles = Role.SUPERVISOR)
    @PostMapping("/leases/{fulfillment}/revoke")
    FulfillmentState revoke(Command command, @PathVariable FulfillmentId fulfillment, @RequestBody StatedReason body) {
        return once.run(
                command, body, FulfillmentState.class, () -> board.revoke(command.actor(), fulfillment, body.reason()));
    }

    @Allow(roles = Role.SUPERVISOR)
    @GetMapping("/cases")
    Page<CaseView> cases(
            Actor actor,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "100") int limit) {
        return cases.list(actor, open, before == null ? null : new CaseId(before), Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.SUPERVISOR)
    @GetMapping("/cases/{id}")
    ResponseEntity<CaseView> one(Actor actor, @PathVariable UUID id) {
        return tagged(cases.one(actor, new CaseId(id)));
    }

    @Allow(roles = Role.SUPERVISOR)
    @PostMapping("/cases/{id}/resolve")
    ResponseEntity<CaseView> resolve(Command command, @PathVariable UUID id, @RequestBody ResolveCase body) {
        CaseId file = new CaseId(id);
        return tagged(Fresh.orCurrent(
                () -> once.run(command, body, CaseView.class, () -> cases.resolve(command, file, body)),
                () -> cases.one(command.actor(), file)));
    }

    private static ResponseEntity<CaseView> tagged(CaseView file) {
        return ResponseEntity.ok().eTag(String.valueOf(file.version())).body(file);
    }
}
