package dev.pickwright.backend.quality.web;

import dev.pickwright.backend.packing.web.PackCommands;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.quality.QcRulebook;
import dev.pickwright.backend.quality.Quality;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.quality.QcRules;
import dev.pickwright.model.quality.QcRulesView;
import dev.pickwright.model.quality.RecordQc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QualityController {

    private final Quality quality;
    private final QcRulebook rules;
    private final PackCommands tasks;
    private final Once once;

    QualityController(Quality quality, QcRulebook rules, PackCommands tasks, Once once) {
        this.quality = quality;
        this.rules = rules;
        this.tasks = tasks;
        this.once = once;
    }

    @Allow(
            roles = {Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_WRITE,
            of = Subject.FULFILLMENT)
    @PostMapping("/v1/packing/tasks/{id}/qc-result")
    PackAnswer record(Command command, @PathVariable FulfillmentId id, @RequestBody RecordQc body) {
        return tasks.run(command, id, body, () -> quality.record(command.actor(), id, body));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.CATALOGUE_READ)
    @GetMapping("/v1/quality/rules")
    ResponseEntity<QcRulesView> rules(Actor actor, @RequestParam String warehouse) {
        return answer(rules.of(warehouse));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.CATALOGUE_WRITE)
    @PutMapping("/v1/quality/rules")
    ResponseEntity<QcRulesView> setRules(
            Command command,
            @RequestParam String warehouse,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody QcRules body) {
        long version = version(ifMatch);
        return answer(once.run(
                command,
                List.of(warehouse, version, body),
                QcRulesView.class,
                () -> rules.set(command.actor(), warehouse, version, body)));
    }

    private static ResponseEntity<QcRulesView> answer(QcRulesView view) {
        return ResponseEntity.ok().eTag("\"%d\"".formatted(view.version())).body(view);
    }

    private static long version(@Nullable String ifMatch) {
        if (ifMatch == null || !ifMatch.matches("\"?\\d{1,18}\"?")) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "Send If-Match with the version of the rules that you change, as GET tells it.",
                    Map.of("field", "If-Match"));
        }
        return Long.parseLong(ifMatch.replace("\"", ""));
    }
}
