package dev.pickwright.backend.platform.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections beside those of the requests, for work that must neither wait for them nor keep them waiting. */
public final class OwnPool {

    private static final long PATIENCE_MILLIS = 5_000;

    private OwnPool() {}

    /**
     * Another pool on the same database. Whoever asks for it closes it. It is made even if the database is not there yet.
     *
     * @param most so many connections at most
     * @param first a statement that prepares each connection; null for none
     */
    public static HikariDataSource like(DataSource requests, String name, int most, @Nullable String first) {
        HikariDataSource model = model(requests);
        var config = new HikariConfig();
        config.setJdbcUrl(model.getJdbcUrl());
        config.setUsername(model.getUsername());
        config.setPassword(model.getPassword());
        config.setDataSourceProperties(model.getDataSourceProperties());
        config.setPoolName(name);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(first);
        return new HikariDataSource(config);
    }

    public static boolean isPostgres(DataSource requests) {
        return model(requests).getJdbcUrl().startsWith("jdbc:postgresql:");
    }

    private static HikariDataSource model(DataSource requests) {
        try {
            return requests.unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException("the requests' connections are pooled by something else", e);
        }
    }
}
