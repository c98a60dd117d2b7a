package dev.pickwright.backend.access.web;

import dev.pickwright.backend.access.ApiKeys;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.Fresh;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.CreateKey;
import dev.pickwright.model.access.KeySecret;
import dev.pickwright.model.access.KeyView;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.RotateKey;
import dev.pickwright.model.access.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/keys")
class KeyController {

    private static final int MAX_LIMIT = 1_000;

    private final ApiKeys keys;
    private final Once once;

    KeyController(ApiKeys keys, Once once) {
        this.keys = keys;
        this.once = once;
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ACCESS_MANAGE)
    @GetMapping
    Page<KeyView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return keys.list(actor, after, Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ACCESS_MANAGE)
    @GetMapping("/{name}")
    ResponseEntity<KeyView> one(Actor actor, @PathVariable String name) {
        KeyView key = keys.byName(actor, name);
        return ResponseEntity.ok().eTag(String.valueOf(key.version())).body(key);
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ACCESS_MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeySecret create(Command command, @RequestBody CreateKey body) {
        return keys.shown(once.run(command, body, ApiKeys.Made.class, () -> keys.create(command.actor(), body)));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ACCESS_MANAGE)
    @PostMapping("/{name}/rotate")
    KeySecret rotate(Command command, @PathVariable String name, @RequestBody RotateKey body) {
        return keys.shown(Fresh.orCurrent(
                () -> once.run(command, body, ApiKeys.Made.class, () -> keys.rotate(command, name, body)),
                () -> keys.byName(command.actor(), name)));
    }

    /** Revokes it at once; the answer is what it was last. */
    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ACCESS_MANAGE)
    @DeleteMapping("/{name}")
    KeyView revoke(Command command, @PathVariable String name) {
        return Fresh.orCurrent(
                () -> once.run(command, List.of(), KeyView.class, () -> keys.revoke(command, name)),
                () -> keys.byName(command.actor(), name));
    }
}
