package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.fixture.Databases;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases of stations, without the rest of the product. */
final class StationDatabase {

    private StationDatabase() {}

    static DataSource fresh() {
        var database = new DriverManagerDataSource(Databases.h2(), "sa", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load()
                .migrate();
        return database;
    }
}
