package dev.pickwright.backend.audit;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Appends to the trail, inside the transaction of what it tells of. */
@Component
public class AuditTrail {

    private final AuditRepository entries;
    private final IdSource ids;
    private final Clock clock;

    AuditTrail(AuditRepository entries, IdSource ids, Clock clock) {
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    public void append(Actor actor, AuditEntry entry) {
        entries.insert(ids.next(), clock.instant(), actor, entry);
    }
}
