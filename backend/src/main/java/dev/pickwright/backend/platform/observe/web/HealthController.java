package dev.pickwright.backend.platform.observe.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.observe.HealthChecks;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the service is. Anybody hears statuses; details are for those who run it. */
@RestController
class HealthController {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HealthAnswer(String status, @Nullable Map<String, HealthComponent> components) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HealthComponent(String status, @Nullable Map<String, Object> details) {}

    private final HealthChecks checks;
    private final ApplicationAvailability process;

    HealthController(HealthChecks checks, ApplicationAvailability process) {
        this.checks = checks;
        this.process = process;
    }

    /** In short: whether requests can be served. */
    @Allow(anybody = true)
    @GetMapping("/health")
    ResponseEntity<HealthAnswer> health() {
        return answer(checks.all(), null);
    }

    /** The process is alive if it answers at all; no dependency can make it be killed. */
    @Allow(anybody = true)
    @GetMapping("/health/live")
    HealthAnswer live() {
        return new HealthAnswer(Status.UP.getCode(), null);
    }

    /** The status of every dependency. */
    @Allow(anybody = true)
    @GetMapping("/health/ready")
    ResponseEntity<HealthAnswer> ready() {
        var all = checks.all();
        return answer(all, components(all, false));
    }

    /** Everything known about every component. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVERYTHING)
    @GetMapping("/health/detailed")
    ResponseEntity<HealthAnswer> detailed(Actor actor) {
        var all = checks.all();
        return answer(all, components(all, true));
    }

    private ResponseEntity<HealthAnswer> answer(
            Map<String, Health> all, @Nullable Map<String, HealthComponent> components) {
        boolean ready = process.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && HealthChecks.ready(all);
        Status status = ready ? Status.UP : Status.DOWN;
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new HealthAnswer(status.getCode(), components));
    }

    private static Map<String, HealthComponent> components(Map<String, Health> all, boolean details) {
        Map<String, HealthComponent> components = new TreeMap<>();
        all.forEach((name, health) -> components.put(
                name, new HealthComponent(health.getStatus().getCode(), details ? health.getDetails() : null)));
        return components;
    }
}
