package dev.pickwright.backend.intake;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.scope.Owners;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** An import that names no warehouse may be about all of them. */
@Repository
class ImportOwnerQueries implements Owners {

    private final JdbcClient jdbc;

    ImportOwnerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.IMPORT);
    }

    @Override
    public Set<WarehouseId> of(Subject subject, String name) {
        return jdbc.sql("""
                select w.id from import_run r
                join warehouse w on r.warehouse is null or upper(w.code) = upper(r.warehouse)
                where r.id = ?
                """)
                .param(UUID.fromString(name))
                .query((row, n) -> new WarehouseId(Sql.uuid(row, "id")))
                .set();
    }
}
