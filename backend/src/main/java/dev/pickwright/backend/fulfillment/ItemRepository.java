package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ItemRepository {

    private final JdbcClient jdbc;

    ItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FulfillmentItem> of(FulfillmentId id) {
        return jdbc.sql("""
                select i.*, s.code, s.description, s.gtin, s.weight_grams, s.qc_flagged, s.lot_tracked,
                    s.serial_tracked
                from fulfillment_item i join sku s on s.id = i.sku_id
                where i.fulfillment_id = ? order by i.line_number
                """)
                .param(id.value())
                .query((row, n) -> new FulfillmentItem(
                        new ItemId(Sql.uuid(row, "id")),
                        row.getInt("line_number"),
                        new SkuId(Sql.uuid(row, "sku_id")),
                        row.getString("code"),
                        row.getString("description"),
                        row.getString("gtin"),
                        Sql.integerOrNull(row, "weight_grams"),
                        row.getBoolean("qc_flagged"),
                        row.getBoolean("lot_tracked"),
                        row.getBoolean("serial_tracked"),
                        row.getInt("ordered"),
                        row.getInt("allocated"),
                        row.getInt("picked"),
                        row.getInt("short_quantity"),
                        row.getInt("packed")))
                .list();
    }

    List<Allocation> allocations(FulfillmentId id) {
        return allocations(List.of(id));
    }

    /** In walking order. */
    List<Allocation> allocations(List<FulfillmentId> ids) {
        return jdbc.sql("""
                select a.* from allocation a
                join fulfillment_item i on i.id = a.item_id
                join bin b on b.id = a.bin_id
                join fulfillment f on f.id = i.fulfillment_id
                where i.fulfillment_id in (:ids) order by b.pick_sequence, b.code, f.number, i.line_number
                """)
                .param("ids", ids.stream().map(FulfillmentId::value).toList())
                .query((row, n) -> new Allocation(
                        new ItemId(Sql.uuid(row, "item_id")),
                        new BinId(Sql.uuid(row, "bin_id")),
                        new SkuId(Sql.uuid(row, "sku_id")),
                        row.getInt("quantity")))
                .list();
    }

    void deleteAllocations(List<FulfillmentId> ids) {
        jdbc.sql("""
                delete from allocation where item_id in (
                    select id from fulfillment_item where fulfillment_id in (:ids))
                """)
                .param("ids", ids.stream().map(FulfillmentId::value).toList())
                .update();
    }

    /** Changes what an item has promised in a bin; a promise of nothing leaves no row. */
    void changeAllocation(Allocation place, int by) {
        UUID item = place.item().value();
        UUID bin = place.bin().value();
        jdbc.sql("delete from allocation where item_id = ? and bin_id = ? and quantity = ?")
                .params(item, bin, -by)
                .update();
        int changed = jdbc.sql("""
                update allocation set quantity = quantity + ? where item_id = ? and bin_id = ? and quantity + ? > 0
                """).params(by, item, bin, by).update();
        if (changed == 0 && by > 0) {
            jdbc.sql("insert into allocation (item_id, bin_id, sku_id, quantity) values (?, ?, ?, ?)")
                    .params(item, bin, place.sku().value(), by)
                    .update();
        }
        jdbc.sql("update fulfillment_item set allocated = allocated + ? where id = ?")
                .params(by, item)
                .update();
    }

    void change(ItemId id, int allocated, int picked, int shortQuantity) {
        jdbc.sql("""
                update fulfillment_item set allocated = allocated + ?, picked = picked + ?,
                    short_quantity = short_quantity + ?
                where id = ?
                """).params(allocated, picked, shortQuantity, id.value()).update();
    }

    void giveUpRest(FulfillmentId id) {
        jdbc.sql("""
                update fulfillment_item set allocated = 0, short_quantity = ordered - picked where fulfillment_id = ?
                """).param(id.value()).update();
    }

    void addPacked(ItemId id, int by) {
        jdbc.sql("update fulfillment_item set packed = packed + ? where id = ?")
                .params(by, id.value())
                .update();
    }

    /** Gives back every promise of a fulfillment. */
    void clearAllocations(FulfillmentId id) {
        jdbc.sql("""
                delete from allocation where item_id in (select id from fulfillment_item where fulfillment_id = ?)
                """).param(id.value()).update();
        jdbc.sql("update fulfillment_item set allocated = 0 where fulfillment_id = ?")
                .param(id.value())
                .update();
    }
}
