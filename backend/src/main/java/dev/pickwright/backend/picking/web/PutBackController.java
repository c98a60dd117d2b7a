package dev.pickwright.backend.picking.web;

import dev.pickwright.backend.picking.PutBacks;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.picking.PutBackView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The put-back work of the operator's warehouse. */
@RestController
@RequestMapping("/v1/put-backs")
class PutBackController {

    /** What is left to do, as it is stored for a repeat. */
    record Left(List<PutBackView> items) {}

    private static final int MAX_LIMIT = 1_000;

    private final PutBacks putBacks;
    private final Once once;

    PutBackController(PutBacks putBacks, Once once) {
        this.putBacks = putBacks;
        this.once = once;
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            operatorsOnly = true)
    @GetMapping
    Page<PutBackView> open(
            Actor actor,
            @RequestParam(required = false) @Nullable PutBackId after,
            @RequestParam(defaultValue = "500") int limit) {
        return putBacks.open(actor.requireWarehouse(), after, Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            of = Subject.PUT_BACK)
    @PostMapping("/{id}/done")
    Left done(Command command, @PathVariable PutBackId id, @RequestBody PutBackReport body) {
        return once.run(command, body, Left.class, () -> new Left(putBacks.done(command.actor(), id, body)));
    }
}
