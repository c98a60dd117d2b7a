package dev.pickwright.backend.access.web;

import dev.pickwright.backend.access.Operators;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.secret.Vault;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.Fields;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.NewPin;
import dev.pickwright.model.access.OperatorAccount;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Preferences;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/operators")
class OperatorController {

    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_BADGE = 24;

    private final Operators operators;
    private final Vault vault;
    private final Once once;

    OperatorController(Operators operators, Vault vault, Once once) {
        this.operators = operators;
        this.vault = vault;
        this.once = once;
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ACCESS_MANAGE)
    @GetMapping
    Page<OperatorAccount> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return operators.list(actor, Fields.codeOrNull("after", after, MAX_BADGE), Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ACCESS_MANAGE)
    @GetMapping("/{id}")
    ResponseEntity<OperatorAccount> one(Actor actor, @PathVariable OperatorId id) {
        return tagged(operators.one(actor, id));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ACCESS_MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OperatorAccount create(Command command, @RequestBody CreateOperator body) {
        String hash = operators.hashed(body.pin());
        return once.run(
                command,
                List.of(body.badge(), mark(body.pin()), body.facts()),
                OperatorAccount.class,
                () -> operators.create(command.actor(), body, hash));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ACCESS_MANAGE)
    @PutMapping("/{id}")
    ResponseEntity<OperatorAccount> change(
            Command command, @PathVariable OperatorId id, @RequestBody OperatorFacts body) {
        long version = command.neededVersion();
        return tagged(once.run(
                command,
                List.of(version, body),
                OperatorAccount.class,
                () -> operators.change(command.actor(), id, version, body)));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ACCESS_MANAGE)
    @PostMapping("/{id}/pin")
    OperatorAccount setPin(Command command, @PathVariable OperatorId id, @RequestBody NewPin body) {
        String hash = operators.hashed(body.pin());
        return once.run(
                command, mark(body.pin()), OperatorAccount.class, () -> operators.setPin(command.actor(), id, hash));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ACCESS_MANAGE)
    @PostMapping("/{id}/unlock")
    OperatorAccount unlock(Command command, @PathVariable OperatorId id) {
        return once.run(command, "", OperatorAccount.class, () -> operators.unlock(command.actor(), id));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.ACCESS_MANAGE)
    @PostMapping("/{id}/retire")
    OperatorAccount retire(Command command, @PathVariable OperatorId id) {
        return once.run(command, "", OperatorAccount.class, () -> operators.retire(command.actor(), id));
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            operatorsOnly = true)
    @PutMapping("/me/preferences")
    OperatorView prefer(Command command, @RequestBody Preferences body) {
        return once.run(command, body, OperatorView.class, () -> operators.prefer(command.actor(), body));
    }

    /** Stands for the PIN in what is kept of a command, from which a PIN of four digits could be found by trying. */
    private String mark(String pin) {
        return vault.mark("pin " + pin);
    }

    private static ResponseEntity<OperatorAccount> tagged(OperatorAccount account) {
        return ResponseEntity.ok().eTag(String.valueOf(account.version())).body(account);
    }
}
