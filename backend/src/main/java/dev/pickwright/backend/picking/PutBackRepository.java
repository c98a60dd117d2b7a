package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.fulfillment.PersonalData;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.PutBackView;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PutBackRepository implements PersonalData {

    /** A bin's id and code. */
    record Place(UUID id, String code) {}

    /** Units of an item in a tote. */
    record Content(UUID place, Trace trace, int quantity) {}

    /** An open or done task's own row. */
    record Task(
            PutBackId id,
            FulfillmentId fulfillment,
            @Nullable ItemId item,
            SkuId sku,
            int quantity,
            PlaceKind fromKind,
            UUID from,
            Trace trace,
            boolean open) {}

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
            @Nullable ItemId item,
            SkuId sku,
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
                .param("item", item == null ? null : item.value())
                .param("sku", sku.value())
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

    /** What lies in totes for an item and is not to be put back already, as its movements say. */
    List<Content> inTotes(ItemId item) {
        List<Content> nets = jdbc.sql("""
                select place, lot, expiry, serial, sum(units) as units from (
                    select to_id as place, lot, expiry, serial, quantity as units
                    from stock_movement where item_id = :item and to_kind = 'tote'
                    union all
                    select from_id, lot, expiry, serial, -quantity
                    from stock_movement where item_id = :item and from_kind = 'tote'
                    union all
                    select from_id, lot, expiry, serial, -quantity
                    from put_back where item_id = :item and from_kind = 'tote' and status = 'open') moved
                group by place, lot, expiry, serial having sum(units) <> 0
                order by place, lot, serial
                """)
                .param("item", item.value())
                .query((row, n) -> new Content(Sql.uuid(row, "place"), trace(row), row.getInt("units")))
                .list();
        // Goods may leave a tote without their lot being told: they are taken from those that are known to lie there.
        int untold = nets.stream()
                .mapToInt(Content::quantity)
                .filter(units -> units < 0)
                .sum();
        List<Content> contents = new ArrayList<>();
        for (Content net : nets) {
            if (net.quantity() > 0) {
                int left = Math.max(0, net.quantity() + untold);
                untold += net.quantity() - left;
                if (left > 0) {
                    contents.add(new Content(net.place(), net.trace(), left));
                }
            }
        }
        return contents;
    }

    Optional<Task> task(PutBackId id) {
        return jdbc.sql("select * from put_back where id = ?")
                .param(id.value())
                .query((row, n) -> new Task(
                        id,
                        new FulfillmentId(Sql.uuid(row, "fulfillment_id")),
                        item(row),
                        new SkuId(Sql.uuid(row, "sku_id")),
                        row.getInt("quantity"),
                        Wire.read(PlaceKind.class, row.getString("from_kind")),
                        Sql.uuid(row, "from_id"),
                        trace(row),
                        row.getString("status").equals("open")))
                .optional();
    }

    void done(PutBackId id, BinId bin, String by, Instant now) {
        jdbc.sql("update put_back set status = 'done', done_bin_id = ?, done_by = ?, done_at = ? where id = ?")
                .params(bin.value(), by, Sql.at(now), id.value())
                .update();
    }

    /** Splits a task: the new one holds so many of its units. */
    void split(PutBackId id, PutBackId into, int quantity) {
        jdbc.sql("""
                insert into put_back (id, warehouse_id, fulfillment_id, item_id, sku_id, quantity, from_kind, from_id,
                    bin_id, lot, expiry, serial, status, reason, created_at)
                select cast(:into as uuid), warehouse_id, fulfillment_id, item_id, sku_id, cast(:quantity as integer),
                    from_kind, from_id, bin_id, lot, expiry, serial, status, reason, created_at
                from put_back where id = :id
                """)
                .param("into", into.value())
                .param("quantity", quantity)
                .param("id", id.value())
                .update();
        jdbc.sql("update put_back set quantity = quantity - ? where id = ?")
                .params(quantity, id.value())
                .update();
    }

    boolean anyOpenFrom(UUID place) {
        return jdbc.sql("select count(*) from put_back where from_id = ? and status = 'open'")
                        .param(place)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** In the order in which they came up. @param after the last one of the page before; null for the first page */
    List<PutBackView> open(WarehouseId warehouse, @Nullable PutBackId after, int limit) {
        return jdbc.sql("""
                select k.*, f.number, s.code as sku, s.description, b.code as bin, coalesce(t.code, p.sscc) as place
                from put_back k
                join fulfillment f on f.id = k.fulfillment_id
                join sku s on s.id = k.sku_id
                left join bin b on b.id = k.bin_id
                left join tote t on t.id = k.from_id
                left join package p on p.id = k.from_id
                where k.warehouse_id = :warehouse and k.status = 'open'
                    and (cast(:after as uuid) is null or k.id > cast(:after as uuid))
                order by k.id fetch first :limit rows only
                """)
                .param("warehouse", warehouse.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, n) -> new PutBackView(
                        new PutBackId(Sql.uuid(row, "id")),
                        new FulfillmentId(Sql.uuid(row, "fulfillment_id")),
                        row.getString("number"),
                        row.getString("sku"),
                        row.getString("description"),
                        row.getInt("quantity"),
                        trace(row),
                        Wire.read(PlaceKind.class, row.getString("from_kind")),
                        row.getString("place"),
                        row.getString("bin"),
                        row.getString("reason"),
                        Sql.instant(row, "created_at")))
                .list();
    }

    private static @Nullable ItemId item(ResultSet row) throws SQLException {
        UUID id = Sql.uuidOrNull(row, "item_id");
        return id == null ? null : new ItemId(id);
    }

    private static Trace trace(ResultSet row) throws SQLException {
        return new Trace(row.getString("lot"), row.getObject("expiry", LocalDate.class), row.getString("serial"));
    }

    @Override
    public void erase(List<OrderId> orders) {
        jdbc.sql("""
                update put_back set reason = 'erased'
                where fulfillment_id in (select id from fulfillment where order_id in (:orders))
                """)
                .param("orders", orders.stream().map(OrderId::value).toList())
                .update();
    }
}
