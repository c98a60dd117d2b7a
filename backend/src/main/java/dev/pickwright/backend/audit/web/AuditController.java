package dev.pickwright.backend.audit.web;

import dev.pickwright.backend.audit.AuditLog;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.Fields;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.audit.AuditCheck;
import dev.pickwright.model.audit.AuditRecord;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {

    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_CHECKED = 20_000;

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    /** The sealed trail, each entry with all that its hash is made of. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.AUDIT_READ)
    @GetMapping("/v1/audit")
    Page<AuditRecord> audit(
            Actor actor,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID operator,
            @RequestParam(required = false) @Nullable String station,
            @RequestParam(required = false) @Nullable UUID fulfillment,
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit) {
        var wanted = new AuditLog.Wanted(
                from,
                to,
                operator,
                Fields.optional("station", station, 80),
                fulfillment,
                Fields.optional("operation", operation, 40));
        return log.list(actor, wanted, after, Math.clamp(limit, 1, MAX_LIMIT));
    }

    /** Checks the chains, some thousand entries at a time; all of them hold if the last answer names no broken link. */
    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.AUDIT_READ)
    @GetMapping("/v1/audit/verification")
    AuditCheck verification(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "20000") int limit) {
        return log.check(Fields.optional("after", after, 80), Math.clamp(limit, 1, MAX_CHECKED));
    }
}
