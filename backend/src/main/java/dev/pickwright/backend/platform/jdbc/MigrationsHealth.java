package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.backend.platform.observe.Reading;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether the database's schema is the one that this release needs. */
@Component
class MigrationsHealth implements HealthIndicator {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final DatabaseHealth database;
    private final Reading<Health> schema;

    MigrationsHealth(DatabaseHealth database, Flyway flyway) {
        this.database = database;
        this.schema = new Reading<>(() -> read(flyway), FRESH, LIMIT);
    }

    /** Reads nothing while the database is away, so that no more connections hang on it. */
    @Override
    public Health health() {
        if (!database.health().getStatus().equals(Status.UP)) {
            return Health.down()
                    .withDetail("error", "the database does not answer")
                    .build();
        }
        try {
            return schema.get();
        } catch (Reading.Failed e) {
            return Health.down()
                    .withDetail("error", "the schema's history cannot be read")
                    .build();
        }
    }

    private static Health read(Flyway flyway) {
        MigrationInfoService info = flyway.info();
        var current = info.current();
        int pending = info.pending().length;
        return (current != null && pending == 0 ? Health.up() : Health.down())
                .withDetail("version", current == null ? "none" : String.valueOf(current.getVersion()))
                .withDetail("pending", pending)
                .build();
    }
}
