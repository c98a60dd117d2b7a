package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sessions that ended, approvals and wrong PINs after 30 days; the trail keeps what was done. */
@Component
class AccessRetention {

    private static final Duration KEPT = Duration.ofDays(30);

    private final ApprovalRepository approvals;
    private final SessionRepository sessions;
    private final AttemptRepository attempts;
    private final UnitOfWork units;
    private final Clock clock;

    AccessRetention(
            ApprovalRepository approvals,
            SessionRepository sessions,
            AttemptRepository attempts,
            UnitOfWork units,
            Clock clock) {
        this.approvals = approvals;
        this.sessions = sessions;
        this.attempts = attempts;
        this.units = units;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void purge() {
        Instant before = clock.instant().minus(KEPT);
        units.run(() -> {
            approvals.purge(before);
            sessions.purge(before);
            attempts.purge(before);
        });
    }
}
