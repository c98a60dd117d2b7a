package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.scope.Owners;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** An order belongs where its parts are, and where its lines say that they are to be. */
@Repository
class WorkOwnerQueries implements Owners {

    private static final String OF_ORDER = """
            select f.warehouse_id as id from fulfillment f join customer_order o on o.id = f.order_id where %1$s
            union
            select l.warehouse_id as id from order_line l join customer_order o on o.id = l.order_id
            where %1$s and l.warehouse_id is not null
            """;

    private final JdbcClient jdbc;

    WorkOwnerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Subject> subjects() {
        return EnumSet.of(Subject.FULFILLMENT, Subject.ORDER, Subject.ORDER_ID);
    }

    @Override
    public Set<WarehouseId> of(Subject subject, String name) {
        var asked = switch (subject) {
            case ORDER -> jdbc.sql(OF_ORDER.formatted("o.number = :order")).param("order", name);
            case ORDER_ID -> jdbc.sql(OF_ORDER.formatted("o.id = :order")).param("order", UUID.fromString(name));
            default ->
                jdbc.sql("select warehouse_id as id from fulfillment where id = ?")
                        .param(UUID.fromString(name));
        };
        return asked.query((row, n) -> new WarehouseId(Sql.uuid(row, "id"))).set();
    }
}
