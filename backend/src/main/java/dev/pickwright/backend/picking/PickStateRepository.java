package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads picklists. */
@Repository
class PickStateRepository {

    /** A picklist's own row. */
    record Row(
            PicklistId id,
            String number,
            WarehouseId warehouse,
            PicklistStatus status,
            @Nullable OperatorId operator,
            @Nullable BinId confirmedBin,
            long version) {}

    private static final String FIRST = " order by created_at, number fetch first 1 rows only";

    private final JdbcClient jdbc;

    PickStateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> row(PicklistId id) {
        return jdbc.sql("select * from picklist where id = ?")
                .param(id.value())
                .query(PickStateRepository::read)
                .optional();
    }

    void lock(PicklistId id) {
        jdbc.sql("select id from picklist where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .optional();
    }

    Optional<PicklistId> claimedBy(OperatorId operator) {
        return jdbc.sql("select id from picklist where operator_id = ? and status = 'claimed'" + FIRST)
                .param(operator.value())
                .query((row, n) -> new PicklistId(Sql.uuid(row, "id")))
                .optional();
    }

    Optional<PicklistId> oldestOpen(WarehouseId warehouse) {
        return jdbc.sql("select id from picklist where warehouse_id = ? and status = 'open'" + FIRST)
                .param(warehouse.value())
                .query((row, n) -> new PicklistId(Sql.uuid(row, "id")))
                .optional();
    }

    /** In the order in which their rows are locked. */
    List<FulfillmentId> fulfillments(PicklistId id) {
        return jdbc.sql("select fulfillment_id from picklist_fulfillment where picklist_id = ? order by fulfillment_id")
                .param(id.value())
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "fulfillment_id")))
                .list();
    }

    PickState state(Row row) {
        return new PickState(
                row.id(),
                row.number(),
                row.status(),
                row.operator(),
                row.confirmedBin(),
                lines(row.id()),
                totes(row.id()),
                lastPick(row.id()).orElse(null));
    }

    private List<PickState.Line> lines(PicklistId id) {
        return jdbc.sql("""
                select l.*, s.code as sku, s.description, b.code as bin
                from pick_line l join sku s on s.id = l.sku_id join bin b on b.id = l.bin_id
                where l.picklist_id = ? order by l.position
                """)
                .param(id.value())
                .query((row, n) -> new PickState.Line(
                        new PickLineId(Sql.uuid(row, "id")),
                        row.getInt("position"),
                        new FulfillmentId(Sql.uuid(row, "fulfillment_id")),
                        new ItemId(Sql.uuid(row, "item_id")),
                        new SkuId(Sql.uuid(row, "sku_id")),
                        row.getString("sku"),
                        row.getString("description"),
                        new BinId(Sql.uuid(row, "bin_id")),
                        row.getString("bin"),
                        row.getInt("quantity"),
                        row.getInt("picked"),
                        row.getInt("short_quantity"),
                        Wire.read(PickLineStatus.class, row.getString("status"))))
                .list();
    }

    private Map<FulfillmentId, PickState.BoundTote> totes(PicklistId id) {
        Map<FulfillmentId, PickState.BoundTote> totes = new LinkedHashMap<>();
        jdbc.sql("""
                select t.* from tote t
                join picklist_fulfillment p on p.fulfillment_id = t.fulfillment_id
                where p.picklist_id = ? order by t.code
                """).param(id.value()).query(row -> {
            totes.put(
                    new FulfillmentId(Sql.uuid(row, "fulfillment_id")),
                    new PickState.BoundTote(new ToteId(Sql.uuid(row, "id")), row.getString("code")));
        });
        return totes;
    }

    private Optional<PickState.Pick> lastPick(PicklistId id) {
        return jdbc.sql("""
                select * from pick where picklist_id = ? and undone = false order by seq desc fetch first 1 rows only
                """)
                .param(id.value())
                .query((row, n) -> new PickState.Pick(
                        Sql.uuid(row, "id"),
                        new PickLineId(Sql.uuid(row, "pick_line_id")),
                        new ToteId(Sql.uuid(row, "tote_id")),
                        row.getInt("quantity")))
                .optional();
    }

    private static Row read(ResultSet row, int n) throws SQLException {
        UUID operator = Sql.uuidOrNull(row, "operator_id");
        UUID bin = Sql.uuidOrNull(row, "confirmed_bin_id");
        return new Row(
                new PicklistId(Sql.uuid(row, "id")),
                row.getString("number"),
                new WarehouseId(Sql.uuid(row, "warehouse_id")),
                Wire.read(PicklistStatus.class, row.getString("status")),
                operator == null ? null : new OperatorId(operator),
                bin == null ? null : new BinId(bin),
                row.getLong("version"));
    }
}
