package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.ReferenceChanges;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.ServiceArea;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.WarehouseId;
import dev.pickwright.model.warehouse.WarehousePolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WarehouseRepository {

    private final JdbcClient jdbc;
    private final ReferenceChanges changes;

    WarehouseRepository(JdbcClient jdbc, ReferenceChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    List<Warehouse> all() {
        return jdbc.sql("select * from warehouse order by priority, code")
                .query((row, n) -> new Warehouse(
                        new WarehouseId(Sql.uuid(row, "id")),
                        row.getString("code"),
                        row.getString("name"),
                        ZoneId.of(row.getString("time_zone")),
                        row.getInt("priority"),
                        row.getInt("max_pick_attempts"),
                        row.getInt("max_pack_attempts"),
                        row.getString("carrier"),
                        row.getString("carrier_service"),
                        area(row)))
                .list();
    }

    long version(WarehouseId id) {
        return jdbc.sql("select version from warehouse where id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    /** @return false if it is not at that version any more */
    boolean advance(WarehouseId id, long version) {
        changes.changed("warehouse", id);
        return jdbc.sql("update warehouse set version = version + 1 where id = ? and version = ?")
                        .params(id.value(), version)
                        .update()
                == 1;
    }

    WarehousePolicy policy(WarehouseId id) {
        return jdbc.sql("""
                select short_policy, max_pick_attempts, max_pack_attempts, typed_entry_needs_approval
                from warehouse where id = ?
                """)
                .param(id.value())
                .query((row, n) -> new WarehousePolicy(
                        Wire.read(ShortResolution.class, row.getString("short_policy")),
                        row.getInt("max_pick_attempts"),
                        row.getInt("max_pack_attempts"),
                        row.getBoolean("typed_entry_needs_approval")))
                .single();
    }

    void setPolicy(WarehouseId id, WarehousePolicy policy) {
        changes.changed("warehouse", id);
        jdbc.sql("""
                update warehouse set short_policy = :short, max_pick_attempts = :pick, max_pack_attempts = :pack,
                    typed_entry_needs_approval = coalesce(cast(:typed as boolean), typed_entry_needs_approval)
                where id = :id
                """)
                .param("short", policy.shortPolicy().wire())
                .param("pick", policy.maxPickAttempts())
                .param("pack", policy.maxPackAttempts())
                .param("typed", policy.typedEntryNeedsApproval())
                .param("id", id.value())
                .update();
    }

    void setArea(WarehouseId id, ServiceArea area) {
        changes.changed("warehouse", id);
        jdbc.sql("""
                update warehouse set active = :active, regions = :regions, latitude = :latitude,
                    longitude = :longitude
                where id = :id
                """)
                .param("active", area.active())
                .param("regions", area.regions().isEmpty() ? null : String.join(" ", area.regions()))
                .param("latitude", area.latitude())
                .param("longitude", area.longitude())
                .param("id", id.value())
                .update();
    }

    private static ServiceArea area(ResultSet row) throws SQLException {
        String regions = row.getString("regions");
        return new ServiceArea(
                row.getBoolean("active"),
                regions == null ? List.of() : List.of(regions.split(" ")),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class));
    }

    void insert(Warehouse warehouse) {
        changes.changed("warehouse", warehouse.id());
        jdbc.sql("""
                insert into warehouse (id, code, name, time_zone, priority, max_pick_attempts, max_pack_attempts,
                    carrier, carrier_service)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        warehouse.id().value(),
                        warehouse.code(),
                        warehouse.name(),
                        warehouse.timeZone().getId(),
                        warehouse.priority(),
                        warehouse.maxPickAttempts(),
                        warehouse.maxPackAttempts(),
                        warehouse.carrier(),
                        warehouse.carrierService())
                .update();
    }

    void insertZone(UUID id, WarehouseId warehouse, String code, String name) {
        changes.changed("zone", id);
        jdbc.sql("insert into zone (id, warehouse_id, code, name) values (?, ?, ?, ?)")
                .params(id, warehouse.value(), code, name)
                .update();
    }

    void insertBin(BinId id, WarehouseId warehouse, UUID zone, String code, double x, double y, int sequence) {
        changes.changed("bin", id);
        jdbc.sql("""
                insert into bin (id, warehouse_id, zone_id, code, x_metres, y_metres, pick_sequence)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(id.value(), warehouse.value(), zone, code, x, y, sequence)
                .update();
    }

    Optional<UUID> zone(WarehouseId warehouse, String code) {
        return jdbc.sql("select id from zone where warehouse_id = ? and code = ?")
                .params(warehouse.value(), code)
                .query((row, n) -> Sql.uuid(row, "id"))
                .optional();
    }

    Optional<BinDetails> details(WarehouseId warehouse, String code) {
        return jdbc.sql("""
                select b.*, z.code as zone_code from bin b join zone z on z.id = b.zone_id
                where b.warehouse_id = ? and b.code = ?
                """)
                .params(warehouse.value(), code)
                .query((row, n) -> new BinDetails(
                        row.getString("zone_code"),
                        row.getString("code"),
                        row.getDouble("x_metres"),
                        row.getDouble("y_metres"),
                        row.getInt("pick_sequence")))
                .optional();
    }

    void updateBin(WarehouseId warehouse, UUID zone, BinDetails details) {
        changes.changed("bin", bin(warehouse, details.code()).orElseThrow());
        jdbc.sql("""
                update bin set zone_id = ?, x_metres = ?, y_metres = ?, pick_sequence = ?
                where warehouse_id = ? and code = ?
                """)
                .params(zone, details.x(), details.y(), details.pickSequence(), warehouse.value(), details.code())
                .update();
    }

    Map<String, BinId> binsByCodes(WarehouseId warehouse, Collection<String> codes) {
        Map<String, BinId> bins = new HashMap<>();
        jdbc.sql("select id, code from bin where warehouse_id = :warehouse and code in (:codes)")
                .param("warehouse", warehouse.value())
                .param("codes", codes)
                .query(row -> {
                    bins.put(row.getString("code"), new BinId(Sql.uuid(row, "id")));
                });
        return bins;
    }

    void insertTote(ToteId id, WarehouseId warehouse, String code) {
        changes.changed("tote", id);
        jdbc.sql("insert into tote (id, warehouse_id, code) values (?, ?, ?)")
                .params(id.value(), warehouse.value(), code)
                .update();
    }

    Optional<BinId> bin(WarehouseId warehouse, String code) {
        return jdbc.sql("select id from bin where warehouse_id = ? and code = ?")
                .params(warehouse.value(), code)
                .query((row, n) -> new BinId(Sql.uuid(row, "id")))
                .optional();
    }

    long advanceLane(WarehouseId warehouse) {
        jdbc.sql("update warehouse set lane_seq = lane_seq + 1 where id = ?")
                .param(warehouse.value())
                .update();
        return jdbc.sql("select lane_seq from warehouse where id = ?")
                .param(warehouse.value())
                .query(Long.class)
                .single();
    }

    List<BinId> bins(WarehouseId warehouse) {
        return jdbc.sql("select id from bin where warehouse_id = ? order by pick_sequence, code")
                .param(warehouse.value())
                .query((row, n) -> new BinId(Sql.uuid(row, "id")))
                .list();
    }
}
