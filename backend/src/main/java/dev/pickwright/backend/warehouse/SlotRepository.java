package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.warehouse.SlotRule;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SlotRepository {

    private record RuleRow(WarehouseId warehouse, SlotRule rule) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SlotRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Those of the warehouses that work by slots, with all of their slots locked. */
    Set<WarehouseId> lock(Collection<WarehouseId> warehouses) {
        return limited(warehouses, " order by warehouse_id for update");
    }

    Set<WarehouseId> look(Collection<WarehouseId> warehouses) {
        return limited(warehouses, "");
    }

    private Set<WarehouseId> limited(Collection<WarehouseId> warehouses, String how) {
        return new HashSet<>(
                jdbc.sql("select warehouse_id from warehouse_capacity where warehouse_id in (:warehouses)" + how)
                        .param("warehouses", values(warehouses))
                        .query((row, n) -> new WarehouseId(Sql.uuid(row, "warehouse_id")))
                        .list());
    }

    void makeLimited(WarehouseId warehouse) {
        jdbc.sql("""
                insert into warehouse_capacity (warehouse_id)
                select w.id from warehouse w where w.id = :warehouse
                    and not exists (select 1 from warehouse_capacity c where c.warehouse_id = :warehouse)
                """).param("warehouse", warehouse.value()).update();
    }

    Map<WarehouseId, List<SlotRule>> rules(Collection<WarehouseId> warehouses) {
        return jdbc
                .sql("select * from slot_rule where warehouse_id in (:warehouses) order by warehouse_id, starts_at")
                .param("warehouses", values(warehouses))
                .query((row, n) -> new RuleRow(
                        new WarehouseId(Sql.uuid(row, "warehouse_id")),
                        new SlotRule(
                                row.getObject("starts_at", LocalTime.class),
                                row.getObject("ends_at", LocalTime.class),
                                row.getObject("cut_off", LocalTime.class),
                                Sql.integerOrNull(row, "max_fulfillments"),
                                Sql.integerOrNull(row, "max_lines"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        RuleRow::warehouse, Collectors.mapping(RuleRow::rule, Collectors.toList())));
    }

    void replaceRules(WarehouseId warehouse, List<SlotRule> rules) {
        jdbc.sql("delete from slot_rule where warehouse_id = ?")
                .param(warehouse.value())
                .update();
        batches.batchUpdate(
                "insert into slot_rule (warehouse_id, starts_at, ends_at, cut_off, max_fulfillments, max_lines)"
                        + " values (?, ?, ?, ?, ?, ?)",
                rules.stream()
                        .map(rule -> new Object[] {
                            warehouse.value(),
                            rule.startsAt(),
                            rule.endsAt(),
                            rule.cutOff(),
                            rule.maxFulfillments(),
                            rule.maxLines()
                        })
                        .toList());
    }

    /** The slots of which something was taken and that have not ended. */
    Map<WarehouseId, List<Slot>> taken(Collection<WarehouseId> warehouses, Instant now) {
        return jdbc
                .sql("""
                select * from time_slot where warehouse_id in (:warehouses) and ends_at > :now
                order by warehouse_id, starts_at
                """)
                .param("warehouses", values(warehouses))
                .param("now", Sql.at(now))
                .query(SlotRepository::slot)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Slot::warehouse));
    }

    void insert(List<Slot> slots) {
        batches.batchUpdate(
                "insert into time_slot (id, warehouse_id, starts_at, ends_at, cut_off_at, max_fulfillments, max_lines,"
                        + " used_fulfillments, used_lines) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                slots.stream()
                        .map(slot -> new Object[] {
                            slot.id(),
                            slot.warehouse().value(),
                            Sql.at(slot.startsAt()),
                            Sql.at(slot.endsAt()),
                            Sql.at(slot.cutOffAt()),
                            slot.maxFulfillments(),
                            slot.maxLines(),
                            slot.usedFulfillments(),
                            slot.usedLines()
                        })
                        .toList());
    }

    /** @param changes slot, fulfillments and lines; less than nothing gives back */
    void change(List<Slots.Change> changes) {
        batches.batchUpdate(
                "update time_slot set used_fulfillments = used_fulfillments + ?, used_lines = used_lines + ?"
                        + " where id = ?",
                changes.stream()
                        .map(change -> new Object[] {change.fulfillments(), change.lines(), change.slot()})
                        .toList());
    }

    void setLimits(List<Slot> slots) {
        batches.batchUpdate(
                "update time_slot set ends_at = ?, cut_off_at = ?, max_fulfillments = ?, max_lines = ? where id = ?",
                slots.stream()
                        .map(slot -> new Object[] {
                            Sql.at(slot.endsAt()),
                            Sql.at(slot.cutOffAt()),
                            slot.maxFulfillments(),
                            slot.maxLines(),
                            slot.id()
                        })
                        .toList());
    }

    private static List<UUID> values(Collection<WarehouseId> warehouses) {
        return warehouses.stream().map(WarehouseId::value).toList();
    }

    private static Slot slot(ResultSet row, int n) throws SQLException {
        return new Slot(
                Sql.uuid(row, "id"),
                new WarehouseId(Sql.uuid(row, "warehouse_id")),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                Sql.instant(row, "cut_off_at"),
                Sql.integerOrNull(row, "max_fulfillments"),
                Sql.integerOrNull(row, "max_lines"),
                row.getInt("used_fulfillments"),
                row.getInt("used_lines"));
    }
}
