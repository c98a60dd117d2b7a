package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.scope.Owners;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PickOwnerQueries implements Owners {

    private final JdbcClient jdbc;

    PickOwnerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Subject> subjects() {
        return EnumSet.of(Subject.PICKLIST, Subject.PUT_BACK);
    }

    @Override
    public Set<WarehouseId> of(Subject subject, String name) {
        String from = subject == Subject.PICKLIST ? "picklist" : "put_back";
        return jdbc.sql("select warehouse_id from %s where id = ?".formatted(from))
                .param(UUID.fromString(name))
                .query((row, n) -> new WarehouseId(Sql.uuid(row, "warehouse_id")))
                .set();
    }
}
