package dev.pickwright.backend.platform.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the database answers. */
@Component
class DatabaseHealth implements HealthIndicator {

    private static final int LIMIT_SECONDS = 2;

    private final DataSource dataSource;

    DatabaseHealth(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Health health() {
        try (Connection connection = dataSource.getConnection()) {
            // With a limit, the driver gives up a connection that is dead; the pool then replaces it.
            boolean answers = connection.isValid(LIMIT_SECONDS);
            var about = connection.getMetaData();
            return (answers ? Health.up() : Health.down())
                    .withDetail("product", about.getDatabaseProductName())
                    .withDetail("version", about.getDatabaseProductVersion())
                    .build();
        } catch (SQLException e) {
            return Health.down()
                    .withDetail("error", e.getClass().getSimpleName())
                    .withDetail("sql_state", String.valueOf(e.getSQLState()))
                    .build();
        }
    }
}
