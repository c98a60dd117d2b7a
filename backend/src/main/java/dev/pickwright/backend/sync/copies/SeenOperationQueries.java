package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.sync.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Central: which operations of open leases are done with, one way or the other. */
@Repository
class SeenOperationQueries {

    private record Held(UUID fulfillment, long epoch) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SeenOperationQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those that nothing is to be said about any more, of the station's newest lease of each fulfillment. */
    List<UUID> of(UUID station, Collection<UUID> fulfillments) {
        List<UUID> found = new ArrayList<>();
        jdbc.sql("""
                select distinct o.operation_id, o.operation, l.fulfillment_id, l.epoch from sync_lease l
                join sync_operation o on o.station_id = l.station_id and o.applied_at >= l.granted_at
                where l.fulfillment_id in (:fs) and l.station_id = :station and o.is_first = true
                    and o.verdict in ('applied', 'applied_flagged', 'diverted')
                    and o.operation like concat('%', cast(l.fulfillment_id as varchar(36)), '%')
                    and l.epoch = (
                        select max(newest.epoch) from sync_lease newest
                        where newest.fulfillment_id = l.fulfillment_id and newest.station_id = l.station_id)
                order by o.operation_id
                """).param("fs", fulfillments).param("station", station).query(row -> {
            var held = new Held(Sql.uuid(row, "fulfillment_id"), row.getLong("epoch"));
            UUID id = Sql.uuid(row, "operation_id");
            if (!found.contains(id) && isUnder(held, row.getString("operation"))) {
                found.add(id);
            }
        });
        return found;
    }

    private boolean isUnder(Held held, String operation) {
        return json.readValue(operation, Operation.class).leases().stream()
                .anyMatch(each -> each.epoch() == held.epoch()
                        && each.fulfillment().value().equals(held.fulfillment()));
    }
}
