package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.ReferenceChanges;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Operators in lists, and the places where they work. */
@Repository
class OperatorQueries {

    /** @param code of a warehouse or a zone */
    record Place(UUID id, String code) {}

    private final JdbcClient jdbc;
    private final ReferenceChanges changes;

    OperatorQueries(JdbcClient jdbc, ReferenceChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** By badge. @param sites only those who may work at one of them; empty for all */
    List<OperatorRow> list(Set<WarehouseId> sites, String after, int limit) {
        String where = sites.isEmpty() ? "" : """
                 and (o.warehouse_id in (:sites) or exists (
                    select 1 from operator_warehouse w where w.operator_id = o.id and w.warehouse_id in (:sites)))
                """;
        var query = jdbc.sql("select o.* from operator o where o.badge > :after" + where
                        + " order by o.badge fetch first :limit rows only")
                .param("after", after)
                .param("limit", limit);
        if (!sites.isEmpty()) {
            query = query.param("sites", sites.stream().map(WarehouseId::value).toList());
        }
        return query.query((row, n) -> operator(row)).list();
    }

    /** Besides the home warehouse, in order of their codes. */
    Map<UUID, List<Place>> otherWarehouses(Collection<UUID> operators) {
        return places("""
                select w.operator_id, w.warehouse_id as id, p.code from operator_warehouse w
                join warehouse p on p.id = w.warehouse_id where w.operator_id in (:operators) order by p.code
                """, operators);
    }

    /** In order of their codes; nobody is in it who works in all zones. */
    Map<UUID, List<Place>> zones(Collection<UUID> operators) {
        return places("""
                select z.operator_id, z.zone_id as id, p.code from operator_zone z
                join zone p on p.id = z.zone_id where z.operator_id in (:operators) order by p.code
                """, operators);
    }

    Set<UUID> zonesAt(UUID operator, WarehouseId warehouse) {
        return Set.copyOf(jdbc.sql("""
                select z.zone_id from operator_zone z join zone p on p.id = z.zone_id
                where z.operator_id = ? and p.warehouse_id = ?
                """)
                .params(operator, warehouse.value())
                .query((row, n) -> Sql.uuid(row, "zone_id"))
                .list());
    }

    private Map<UUID, List<Place>> places(String sql, Collection<UUID> operators) {
        Map<UUID, List<Place>> places = new HashMap<>();
        if (!operators.isEmpty()) {
            jdbc.sql(sql).param("operators", operators).query(row -> {
                places.computeIfAbsent(Sql.uuid(row, "operator_id"), id -> new ArrayList<>())
                        .add(new Place(Sql.uuid(row, "id"), row.getString("code")));
            });
        }
        return places;
    }

    Optional<UUID> zone(WarehouseId warehouse, String code) {
        return jdbc.sql("select id from zone where warehouse_id = ? and code = ?")
                .params(warehouse.value(), code)
                .query((row, n) -> Sql.uuid(row, "id"))
                .optional();
    }

    void replacePlaces(UUID operator, Collection<UUID> warehouses, Collection<UUID> zones) {
        changes.changed("operator_warehouse", operator);
        changes.changed("operator_zone", operator);
        jdbc.sql("delete from operator_warehouse where operator_id = ?")
                .param(operator)
                .update();
        jdbc.sql("delete from operator_zone where operator_id = ?")
                .param(operator)
                .update();
        warehouses.forEach(each -> jdbc.sql("insert into operator_warehouse (operator_id, warehouse_id) values (?, ?)")
                .params(operator, each)
                .update());
        zones.forEach(each -> jdbc.sql("insert into operator_zone (operator_id, zone_id) values (?, ?)")
                .params(operator, each)
                .update());
    }

    /** Leaves the version as it is: it is the same PIN. */
    void rehash(UUID operator, String before, String after) {
        changes.changed("operator", operator);
        jdbc.sql("update operator set pin_hash = ? where id = ? and pin_hash = ?")
                .params(after, operator, before)
                .update();
    }

    static OperatorRow operator(ResultSet row) throws SQLException {
        return new OperatorRow(
                Sql.uuid(row, "id"),
                row.getString("badge"),
                row.getString("name"),
                row.getString("pin_hash"),
                Sql.uuid(row, "warehouse_id"),
                row.getBoolean("picker"),
                row.getBoolean("packer"),
                row.getBoolean("supervisor"),
                row.getBoolean("administrator"),
                row.getString("language"),
                row.getInt("text_size"),
                Sql.instantOrNull(row, "retired_at"),
                row.getLong("version"));
    }
}
