package dev.pickwright.backend.reporting.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.reporting.Timelines;
import dev.pickwright.model.Fields;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.audit.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TimelineController {

    private static final int MAX_LIMIT = 200;

    private final Timelines timelines;

    TimelineController(Timelines timelines) {
        this.timelines = timelines;
    }

    /** What happened to what a code stands for, the newest first; a code of several things answers with the choice. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.AUDIT_READ)
    @GetMapping("/v1/timeline")
    Timeline timeline(
            Actor actor,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return timelines.of(
                actor,
                Fields.text("code", code, 80),
                Fields.optional("subject", subject, 120),
                Fields.optional("after", after, 120),
                Math.clamp(limit, 1, MAX_LIMIT));
    }
}
