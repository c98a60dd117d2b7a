package dev.pickwright.backend.intake;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops rejected lines that nobody will mend any more: they hold what the file said, customers included. */
@Component
class RejectRetention {

    private static final Logger log = LoggerFactory.getLogger(RejectRetention.class);

    private final ImportRepository imports;
    private final UnitOfWork units;
    private final Clock clock;
    private final Duration kept;

    RejectRetention(
            ImportRepository imports,
            UnitOfWork units,
            Clock clock,
            @Value("${pickwright.retention.import-rejects}") Duration kept) {
        this.imports = imports;
        this.units = units;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M")
    void drop() {
        int dropped = units.run(() -> imports.dropRejects(clock.instant().minus(kept)));
        if (dropped > 0) {
            log.info(
                    "{} rejected lines of imports that ended more than {} days ago were dropped",
                    dropped,
                    kept.toDays());
        }
    }
}
