package dev.pickwright.backend.outbox;

import dev.pickwright.model.Wire;
import dev.pickwright.model.event.EventType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LaneQueries {

    private final JdbcClient jdbc;

    LaneQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LaneKey> of(UUID event) {
        return jdbc.sql("select aggregate_type, aggregate_id from outbox_events where id = ?")
                .param(event)
                .query((row, n) -> new LaneKey(
                        Wire.read(EventType.Lane.class, row.getString("aggregate_type")),
                        row.getString("aggregate_id")))
                .optional();
    }
}
