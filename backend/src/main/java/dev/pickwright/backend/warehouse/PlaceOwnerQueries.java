package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.scope.Owners;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.scope.WarehouseCodes;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlaceOwnerQueries implements Owners, WarehouseCodes {

    private final JdbcClient jdbc;

    PlaceOwnerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Subject> subjects() {
        return EnumSet.of(Subject.EVERYWHERE, Subject.WAREHOUSE, Subject.WAREHOUSE_ID, Subject.COUNT);
    }

    @Override
    public Set<WarehouseId> of(Subject subject, String name) {
        var asked = switch (subject) {
            case EVERYWHERE -> jdbc.sql("select id from warehouse");
            case WAREHOUSE_ID ->
                jdbc.sql("select id from warehouse where id = ?").param(UUID.fromString(name));
            case COUNT ->
                jdbc.sql("select warehouse_id as id from count_task where id = ?")
                        .param(UUID.fromString(name));
            default ->
                jdbc.sql("select id from warehouse where upper(code) = upper(?)")
                        .param(name);
        };
        return asked.query((row, n) -> new WarehouseId(Sql.uuid(row, "id"))).set();
    }

    @Override
    public String code(WarehouseId id) {
        return jdbc.sql("select code from warehouse where id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .orElse("?");
    }
}
