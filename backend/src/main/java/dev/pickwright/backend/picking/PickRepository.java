package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes picklists. Whatever changes a picklist or a line counts its version up in the same statement: a task's version
 * is the sum of them.
 */
@Repository
class PickRepository {

    /** A line to be picked. */
    record NewLine(
            PickLineId id, FulfillmentId fulfillment, ItemId item, SkuId sku, BinId bin, int position, int quantity) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PickRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('picklist_number')").query(Long.class).single();
    }

    void insert(PicklistId id, String number, WarehouseId warehouse, List<FulfillmentId> parts, Instant now) {
        jdbc.sql("insert into picklist (id, number, warehouse_id, status, created_at) values (?, ?, ?, 'open', ?)")
                .params(id.value(), number, warehouse.value(), Sql.at(now))
                .update();
        batches.batchUpdate(
                "insert into picklist_fulfillment (picklist_id, fulfillment_id) values (?, ?)",
                parts.stream()
                        .map(part -> new Object[] {id.value(), part.value()})
                        .toList());
    }

    void insertLines(PicklistId picklist, List<NewLine> lines) {
        batches.batchUpdate(
                """
                insert into pick_line (id, picklist_id, fulfillment_id, item_id, sku_id, bin_id, position, quantity,
                    status)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'open')
                """,
                lines.stream()
                        .map(line -> new Object[] {
                            line.id().value(),
                            picklist.value(),
                            line.fulfillment().value(),
                            line.item().value(),
                            line.sku().value(),
                            line.bin().value(),
                            line.position(),
                            line.quantity()
                        })
                        .toList());
    }

    /** Counts the version up and the lane by so many events. @return the lane's last number after it */
    long advance(PicklistId id, int events) {
        touch(id, events);
        return jdbc.sql("select lane_seq from picklist where id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    void touch(PicklistId id) {
        touch(id, 0);
    }

    private void touch(PicklistId id, int events) {
        jdbc.sql("update picklist set version = version + 1, lane_seq = lane_seq + ? where id = ?")
                .params(events, id.value())
                .update();
    }

    void assign(PicklistId id, @Nullable OperatorId operator, Instant now) {
        PicklistStatus status = operator == null ? PicklistStatus.OPEN : PicklistStatus.CLAIMED;
        jdbc.sql("""
                update picklist set operator_id = :operator, status = :status, claimed_at = :at,
                    confirmed_bin_id = null, put_back_id = null, told = true, version = version + 1
                where id = :id
                """)
                .param("operator", operator == null ? null : operator.value())
                .param("status", status.wire())
                .param("at", operator == null ? null : Sql.at(now))
                .param("id", id.value())
                .update();
    }

    void confirmBin(PicklistId id, BinId bin) {
        jdbc.sql("update picklist set confirmed_bin_id = ?, version = version + 1 where id = ?")
                .params(bin.value(), id.value())
                .update();
    }

    /** Whether the picker knows of what was cancelled. */
    void tell(PicklistId id, boolean told) {
        jdbc.sql("update picklist set told = ?, version = version + 1 where id = ?")
                .params(told, id.value())
                .update();
    }

    /** The goods that the picker holds, to put them back; null for none. */
    void takeInHand(PicklistId id, @Nullable PutBackId putBack) {
        jdbc.sql("update picklist set put_back_id = :putBack, version = version + 1 where id = :id")
                .param("putBack", putBack == null ? null : putBack.value())
                .param("id", id.value())
                .update();
    }

    void close(PicklistId id, PicklistStatus status, Instant now) {
        jdbc.sql("""
                update picklist set status = ?, completed_at = ?, put_back_id = null, version = version + 1
                where id = ?
                """).params(status.wire(), Sql.at(now), id.value()).update();
    }

    void leave(PicklistId id, FulfillmentId part) {
        jdbc.sql("update picklist_fulfillment set gone = true where picklist_id = ? and fulfillment_id = ?")
                .params(id.value(), part.value())
                .update();
    }

    void addPicked(PickLineId id, int by, PickLineStatus status) {
        jdbc.sql("update pick_line set picked = picked + ?, status = ?, version = version + 1 where id = ?")
                .params(by, status.wire(), id.value())
                .update();
    }

    void closeShort(PickLineId id, int missing, ShortResolution resolution) {
        jdbc.sql("""
                update pick_line set short_quantity = ?, resolution = ?, status = 'short', version = version + 1
                where id = ?
                """).params(missing, resolution.wire(), id.value()).update();
    }

    void cancelLines(PicklistId id, FulfillmentId part) {
        jdbc.sql("""
                update pick_line set status = 'cancelled', version = version + 1
                where picklist_id = ? and fulfillment_id = ? and status = 'open'
                """).params(id.value(), part.value()).update();
    }

    void moveLine(PickLineId id, int position) {
        jdbc.sql("update pick_line set position = ?, version = version + 1 where id = ?")
                .params(position, id.value())
                .update();
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
}
