package dev.pickwright.backend.outbox.web;

import dev.pickwright.backend.outbox.webhook.Webhooks;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.Fresh;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.event.CreateWebhook;
import dev.pickwright.model.event.WebhookFacts;
import dev.pickwright.model.event.WebhookSecret;
import dev.pickwright.model.event.WebhookView;
import dev.pickwright.model.fulfillment.StatedReason;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A webhook hears of every warehouse. */
@RestController
@RequestMapping("/v1/webhooks")
class WebhookController {

    private static final int MAX_LIMIT = 1_000;

    private final Webhooks webhooks;
    private final Once once;

    WebhookController(Webhooks webhooks, Once once) {
        this.webhooks = webhooks;
        this.once = once;
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVERYWHERE)
    @GetMapping
    Page<WebhookView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return webhooks.list(after, Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVERYWHERE)
    @GetMapping("/{name}")
    ResponseEntity<WebhookView> one(Actor actor, @PathVariable String name) {
        return tagged(webhooks.byName(name));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVERYWHERE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WebhookSecret create(Command command, @RequestBody CreateWebhook body) {
        return webhooks.shown(
                once.run(command, body, Webhooks.Made.class, () -> webhooks.create(command.actor(), body)));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVERYWHERE)
    @PutMapping("/{name}")
    ResponseEntity<WebhookView> change(Command command, @PathVariable String name, @RequestBody WebhookFacts body) {
        command.neededVersion();
        return tagged(run(command, name, body, () -> webhooks.change(command, name, body)));
    }

    /** The answer is what it was last. */
    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVERYWHERE)
    @DeleteMapping("/{name}")
    WebhookView delete(Command command, @PathVariable String name) {
        return run(command, name, List.of(), () -> webhooks.delete(command, name));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVERYWHERE)
    @PostMapping("/{name}/rotate-secret")
    WebhookSecret rotateSecret(Command command, @PathVariable String name) {
        return webhooks.shown(Fresh.orCurrent(
                () -> once.run(command, List.of(), Webhooks.Made.class, () -> webhooks.rotateSecret(command, name)),
                () -> webhooks.byName(name)));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVERYWHERE)
    @PostMapping("/{name}/enable")
    WebhookView enable(Command command, @PathVariable String name) {
        return run(command, name, List.of(), () -> webhooks.enable(command, name));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.EVENTS_MANAGE, of = Subject.EVERYWHERE)
    @PostMapping("/{name}/disable")
    WebhookView disable(Command command, @PathVariable String name, @RequestBody StatedReason body) {
        return run(command, name, body, () -> webhooks.disable(command, name, body.reason()));
    }

    private WebhookView run(Command command, String name, Object body, Supplier<WebhookView> work) {
        return Fresh.orCurrent(() -> once.run(command, body, WebhookView.class, work), () -> webhooks.byName(name));
    }

    private static ResponseEntity<WebhookView> tagged(WebhookView webhook) {
        return ResponseEntity.ok().eTag("\"%d\"".formatted(webhook.version())).body(webhook);
    }
}
