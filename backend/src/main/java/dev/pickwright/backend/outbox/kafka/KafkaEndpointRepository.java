package dev.pickwright.backend.outbox.kafka;

import dev.pickwright.backend.platform.jdbc.Sql;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class KafkaEndpointRepository {

    private final JdbcClient jdbc;

    KafkaEndpointRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void enable(Instant now) {
        jdbc.sql("""
                insert into outbox_endpoint (name, kind, enabled, max_retries, created_at)
                values ('kafka', 'kafka', true, 5, :now)
                on conflict do nothing
                """).param("now", Sql.at(now)).update();
        jdbc.sql("""
                update outbox_endpoint set enabled = true, disabled_at = null, disabled_reason = null
                where name = 'kafka' and not enabled
                """).update();
    }

    void disable(Instant now) {
        jdbc.sql("""
                update outbox_endpoint
                set enabled = false, disabled_at = :now, disabled_reason = 'no broker is configured'
                where name = 'kafka' and enabled
                """).param("now", Sql.at(now)).update();
    }
}
