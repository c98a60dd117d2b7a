package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.Trace;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PutBackRepository {

    /** A bin's id and code. */
    record Place(UUID id, String code) {}

    private final JdbcClient jdbc;

    PutBackRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The bin that the goods of an item were last taken from. */
    Optional<Place> origin(FulfillmentItem item) {
        return jdbc.sql("""
                select b.id, b.code from stock_movement m join bin b on b.id = m.from_id
                where m.item_id = ? and m.from_kind = 'bin' order by m.seq desc fetch first 1 rows only
                """)
                .param(item.id().value())
                .query((row, n) -> new Place(Sql.uuid(row, "id"), row.getString("code")))
                .optional();
    }

    void insert(
            PutBackId id,
            FulfillmentState of,
            FulfillmentItem item,
            int quantity,
            Trace trace,
            PlaceKind fromKind,
            UUID from,
            @Nullable UUID bin,
            String reason,
            Instant now) {
        jdbc.sql("""
                insert into put_back (id, warehouse_id, fulfillment_id, item_id, sku_id, quantity, from_kind, from_id,
                    bin_id, lot, expiry, serial, status, reason, created_at)
                values (:id, :warehouse, :fulfillment, :item, :sku, :quantity, :fromKind, :from,
                    :bin, :lot, :expiry, :serial, 'open', :reason, :now)
                """)
                .param("id", id.value())
                .param("warehouse", of.warehouseId().value())
                .param("fulfillment", of.id().value())
                .param("item", item.id().value())
                .param("sku", item.skuId().value())
                .param("quantity", quantity)
                .param("fromKind", fromKind.wire())
                .param("from", from)
                .param("bin", bin)
                .param("lot", trace.lot())
                .param("expiry", trace.expiry())
                .param("serial", trace.serial())
                .param("reason", reason)
                .param("now", Sql.at(now))
                .update();
    }
}
