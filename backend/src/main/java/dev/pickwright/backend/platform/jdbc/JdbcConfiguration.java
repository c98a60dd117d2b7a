package dev.pickwright.backend.platform.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class JdbcConfiguration {

    /** PostgreSQL syncs its log at commit by itself. */
    @Bean
    DurabilityBarrier durabilityBarrier(DataSource dataSource, JdbcClient jdbc) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean h2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
            return h2 ? new H2Barrier(jdbc) : () -> {};
        }
    }
}
