package dev.pickwright.backend.platform.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class JdbcConfiguration {

    /** PostgreSQL syncs its log at commit by itself. */
    @Bean
    DurabilityBarrier durabilityBarrier(DataSource dataSource, JdbcClient jdbc, ObjectProvider<SecondCopy> copies)
            throws SQLException {
        DurabilityBarrier database = isH2(dataSource) ? new H2Barrier(jdbc) : () -> {};
        SecondCopy copy = copies.getIfAvailable();
        return copy == null ? database : new CopyBarrier(database, copy);
    }

    private static boolean isH2(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return "H2".equals(connection.getMetaData().getDatabaseProductName());
        }
    }
}
