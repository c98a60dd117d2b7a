package dev.pickwright.backend;

import org.flywaydb.core.Flyway;

/** Of which version the database of a data folder is. */
final class SchemaVersion {

    private SchemaVersion() {}

    /** Whether a start would bring it up to date. @throws org.flywaydb.core.api.FlywayException if it cannot be read */
    static boolean older(DataFolder folder) {
        return Flyway.configure()
                        .dataSource(folder.databaseUrl() + ";IFEXISTS=TRUE", "sa", "")
                        .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                        .load()
                        .info()
                        .pending()
                        .length
                > 0;
    }
}
