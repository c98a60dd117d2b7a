package dev.pickwright.backend.outbox.web;

import dev.pickwright.backend.outbox.DeadLetters;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.Fields;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.model.event.DeadLetterDetail;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.model.event.ReplayLetters;
import dev.pickwright.model.fulfillment.StatedReason;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/dead-letters")
class DeadLetterController {

    private static final int MAX_LIMIT = 1_000;

    private final DeadLetters letters;
    private final Once once;

    DeadLetterController(DeadLetters letters, Once once) {
        this.letters = letters;
        this.once = once;
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_MANAGE)
    @GetMapping
    Page<DeadLetterView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String endpoint,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return letters.list(
                actor,
                endpoint == null ? null : Fields.text("endpoint", endpoint, 64),
                cause == null ? null : Fields.text("cause", cause, 80),
                after,
                Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_MANAGE)
    @GetMapping("/causes")
    List<DeadLetterCause> causes(Actor actor) {
        return letters.causes(actor);
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVENT)
    @GetMapping("/{endpoint}/{event}")
    DeadLetterDetail one(Actor actor, @PathVariable String endpoint, @PathVariable UUID event) {
        return letters.one(endpoint, event);
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVENT)
    @PostMapping("/{endpoint}/{event}/replay")
    ReplayLetters.Replayed replay(Command command, @PathVariable String endpoint, @PathVariable UUID event) {
        return once.run(command, Map.of(), ReplayLetters.Replayed.class, () -> {
            letters.replay(command.actor(), endpoint, event);
            return new ReplayLetters.Replayed(1);
        });
    }

    /** Answers with the letter as it was. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVENT)
    @PostMapping("/{endpoint}/{event}/discard")
    DeadLetterView discard(
            Command command, @PathVariable String endpoint, @PathVariable UUID event, @RequestBody StatedReason body) {
        return once.run(
                command,
                body,
                DeadLetterView.class,
                () -> letters.discard(command.actor(), endpoint, event, body.reason()));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_MANAGE)
    @PostMapping("/replay")
    ReplayLetters.Replayed replayAll(Command command, @RequestBody ReplayLetters body) {
        return once.run(command, body, ReplayLetters.Replayed.class, () -> letters.replay(command.actor(), body));
    }
}
