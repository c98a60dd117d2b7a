package dev.pickwright.backend.audit;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Sql;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditRepository {

    private final JdbcClient jdbc;

    AuditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, Instant at, Actor actor, AuditEntry entry) {
        jdbc.sql("""
                insert into audit_entry (id, at, device_at, operation, fulfillment_id, picklist_id, operator_id,
                    actor, station, before_value, after_value, entry, detail)
                values (:id, :at, :deviceAt, :operation, :fulfillment, :picklist, :operator,
                    :actor, :station, :before, :after, :entry, :detail)
                """)
                .param("id", id)
                .param("at", Sql.at(at))
                .param("deviceAt", Sql.atOrNull(entry.deviceAt()))
                .param("operation", entry.operation())
                .param(
                        "fulfillment",
                        entry.fulfillment() == null ? null : entry.fulfillment().value())
                .param(
                        "picklist",
                        entry.picklist() == null ? null : entry.picklist().value())
                .param(
                        "operator",
                        actor.operator() == null ? null : actor.operator().value())
                .param("actor", actor.name())
                .param("station", actor.station())
                .param("before", cut(entry.before(), 200))
                .param("after", cut(entry.after(), 200))
                .param("entry", entry.entry() == null ? null : entry.entry().wire())
                .param("detail", cut(entry.detail(), 400))
                .update();
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        return text == null || text.length() <= max ? text : text.substring(0, max);
    }
}
