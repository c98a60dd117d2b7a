package dev.pickwright.backend.sync.copies;

import dev.pickwright.model.Wire;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationStanding;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Station: what was done here under leases. */
@Repository
class OwnOperationQueries {

    /** An operation and what central made of it. */
    record Done(Operation operation, OperationStanding standing) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OwnOperationQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the order recorded. */
    List<Done> of(Collection<UUID> fulfillments) {
        return jdbc.sql("select operation, standing from sync_log where fulfillment_id in (:fs) order by position")
                .param("fs", fulfillments)
                .query((row, n) -> new Done(
                        json.readValue(row.getString("operation"), Operation.class),
                        Wire.read(OperationStanding.class, row.getString("standing"))))
                .list();
    }
}
