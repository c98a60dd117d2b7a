package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes picklists. */
@Repository
class PickRepository {

    private final JdbcClient jdbc;

    PickRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('picklist_number')").query(Long.class).single();
    }

    void insert(PicklistId id, String number, WarehouseId warehouse, FulfillmentId fulfillment, Instant now) {
        jdbc.sql("insert into picklist (id, number, warehouse_id, status, created_at) values (?, ?, ?, 'open', ?)")
                .params(id.value(), number, warehouse.value(), Sql.at(now))
                .update();
        jdbc.sql("insert into picklist_fulfillment (picklist_id, fulfillment_id) values (?, ?)")
                .params(id.value(), fulfillment.value())
                .update();
    }

    void insertLine(PicklistId picklist, PickState.Line line) {
        jdbc.sql("""
                insert into pick_line (id, picklist_id, fulfillment_id, item_id, sku_id, bin_id, position, quantity,
                    status)
                values (:id, :picklist, :fulfillment, :item, :sku, :bin, :position, :quantity, :status)
                """)
                .param("id", line.id().value())
                .param("picklist", picklist.value())
                .param("fulfillment", line.fulfillmentId().value())
                .param("item", line.itemId().value())
                .param("sku", line.skuId().value())
                .param("bin", line.binId().value())
                .param("position", line.position())
                .param("quantity", line.quantity())
                .param("status", line.status().wire())
                .update();
    }

    /** Counts the version up and the lane by so many events. @return the lane's last number after it */
    long advance(PicklistId id, int events) {
        jdbc.sql("update picklist set version = version + 1, lane_seq = lane_seq + ? where id = ?")
                .params(events, id.value())
                .update();
        return jdbc.sql("select lane_seq from picklist where id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    void assign(PicklistId id, @Nullable OperatorId operator, Instant now) {
        PicklistStatus status = operator == null ? PicklistStatus.OPEN : PicklistStatus.CLAIMED;
        jdbc.sql("""
                update picklist set operator_id = :operator, status = :status, claimed_at = :at, confirmed_bin_id = null
                where id = :id
                """)
                .param("operator", operator == null ? null : operator.value())
                .param("status", status.wire())
                .param("at", operator == null ? null : Sql.at(now))
                .param("id", id.value())
                .update();
    }

    void confirmBin(PicklistId id, BinId bin) {
        jdbc.sql("update picklist set confirmed_bin_id = ? where id = ?")
                .params(bin.value(), id.value())
                .update();
    }

    void close(PicklistId id, PicklistStatus status, Instant now) {
        jdbc.sql("update picklist set status = ?, completed_at = ? where id = ?")
                .params(status.wire(), Sql.at(now), id.value())
                .update();
    }

    void addPicked(PickLineId id, int by, PickLineStatus status) {
        jdbc.sql("update pick_line set picked = picked + ?, status = ? where id = ?")
                .params(by, status.wire(), id.value())
                .update();
    }

    void closeShort(PickLineId id, int missing) {
        jdbc.sql("update pick_line set short_quantity = ?, status = 'short' where id = ?")
                .params(missing, id.value())
                .update();
    }

    void cancelLine(PickLineId id) {
        jdbc.sql("update pick_line set status = 'cancelled' where id = ?")
                .param(id.value())
                .update();
    }

    void moveLine(PickLineId id, int position) {
        jdbc.sql("update pick_line set position = ? where id = ?")
                .params(position, id.value())
                .update();
    }

    void insertPick(
            UUID id,
            PicklistId picklist,
            PickLineId line,
            ToteId tote,
            int quantity,
            @Nullable OperatorId operator,
            Instant now) {
        jdbc.sql("""
                insert into pick (id, pick_line_id, picklist_id, tote_id, quantity, operator_id, picked_at)
                values (:id, :line, :picklist, :tote, :quantity, :operator, :now)
                """)
                .param("id", id)
                .param("line", line.value())
                .param("picklist", picklist.value())
                .param("tote", tote.value())
                .param("quantity", quantity)
                .param("operator", operator == null ? null : operator.value())
                .param("now", Sql.at(now))
                .update();
    }

    void undoPick(UUID id) {
        jdbc.sql("update pick set undone = true where id = ?").param(id).update();
    }

    void avoid(FulfillmentId fulfillment, BinId bin, SkuId sku) {
        jdbc.sql("""
                insert into avoided_bin (fulfillment_id, bin_id, sku_id)
                select :fulfillment, :bin, :sku where not exists (
                    select 1 from avoided_bin where fulfillment_id = :fulfillment and bin_id = :bin and sku_id = :sku)
                """)
                .param("fulfillment", fulfillment.value())
                .param("bin", bin.value())
                .param("sku", sku.value())
                .update();
    }

    boolean avoided(FulfillmentId fulfillment, BinId bin, SkuId sku) {
        return jdbc.sql("""
                        select count(*) from avoided_bin where fulfillment_id = ? and bin_id = ? and sku_id = ?
                        """)
                        .params(fulfillment.value(), bin.value(), sku.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
