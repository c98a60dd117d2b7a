package dev.pickwright.backend.packing;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.packing.PackState;
import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.Trace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which goods lie in a fulfillment's totes and packages, by lot. */
@Repository
class PackedGoodsRepository {

    private static final String SAME_GOODS = """
            i.lot is not distinct from cast(:lot as varchar(20))
            and i.expiry is not distinct from cast(:expiry as date)
            and i.serial is not distinct from cast(:serial as varchar(20))
            """;

    private final JdbcClient jdbc;

    PackedGoodsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In packages that are not voided, in the order of the boxes and lines. */
    List<PackedGoods> packed(FulfillmentId id) {
        return jdbc.sql("""
                select i.*, f.sku_id from package_item i
                join package p on p.id = i.package_id
                join fulfillment_item f on f.id = i.item_id
                where p.fulfillment_id = ? and p.status <> 'voided'
                order by p.number, f.line_number, i.lot, i.serial
                """)
                .param(id.value())
                .query((row, n) -> new PackedGoods(
                        new PackageId(Sql.uuid(row, "package_id")),
                        new ItemId(Sql.uuid(row, "item_id")),
                        new SkuId(Sql.uuid(row, "sku_id")),
                        trace(row),
                        row.getInt("quantity")))
                .list();
    }

    /** What the movements brought into totes and did not take out again. */
    Map<ItemId, List<PackState.Loose>> loose(FulfillmentId id) {
        Map<ItemId, List<PackState.Loose>> loose = new HashMap<>();
        jdbc.sql("""
                select m.item_id, m.place, m.lot, m.expiry, m.serial, sum(m.quantity) as quantity from (
                    select item_id, to_id as place, lot, expiry, serial, quantity from stock_movement
                    where to_kind = 'tote' and item_id in (select id from fulfillment_item where fulfillment_id = :id)
                    union all
                    select item_id, from_id as place, lot, expiry, serial, -quantity from stock_movement
                    where from_kind = 'tote' and item_id in (select id from fulfillment_item where fulfillment_id = :id)
                ) m
                group by m.item_id, m.place, m.lot, m.expiry, m.serial having sum(m.quantity) <> 0
                order by m.expiry, m.lot, m.serial, m.place
                """).param("id", id.value()).query(row -> {
            loose.computeIfAbsent(new ItemId(Sql.uuid(row, "item_id")), key -> new ArrayList<>())
                    .add(new PackState.Loose(Sql.uuid(row, "place"), trace(row), row.getInt("quantity")));
        });
        return loose;
    }

    /** The newest packing that was not taken back. */
    Optional<PackState.Pack> lastPack(FulfillmentId id) {
        return jdbc.sql("""
                select m.*, coalesce((
                    select sum(i.quantity) from package_item i
                    where i.package_id = m.to_id and i.item_id = m.item_id and i.lot is not distinct from m.lot
                        and i.expiry is not distinct from m.expiry and i.serial is not distinct from m.serial
                    ), 0) as still_in
                from stock_movement m
                where m.from_kind = 'tote' and m.to_kind = 'package'
                    and m.item_id in (select f.id from fulfillment_item f where f.fulfillment_id = ?)
                    and not exists (select 1 from stock_movement r where r.reverses_id = m.id)
                order by m.seq desc fetch first 1 rows only
                """)
                .param(id.value())
                .query((row, n) -> new PackState.Pack(
                        Sql.uuid(row, "id"),
                        new PackageId(Sql.uuid(row, "to_id")),
                        new ItemId(Sql.uuid(row, "item_id")),
                        row.getInt("quantity"),
                        trace(row),
                        Sql.uuid(row, "from_id"),
                        row.getInt("still_in")))
                .optional();
    }

    /** Changes what a package holds of an item and lot; nothing leaves no row. */
    void change(PackageId box, ItemId item, Trace trace, int by) {
        if (by < 0) {
            statement(
                            "delete from package_item i where i.package_id = :box and i.item_id = :item and i.quantity = -:by"
                                    + " and " + SAME_GOODS,
                            box,
                            item,
                            trace,
                            by)
                    .update();
        }
        int changed = statement("""
                update package_item i set quantity = i.quantity + :by
                where i.package_id = :box and i.item_id = :item and i.quantity + :by > 0 and\s""" + SAME_GOODS, box, item, trace, by).update();
        if (changed == 0 && by > 0) {
            statement("""
                    insert into package_item (package_id, item_id, lot, expiry, serial, quantity)
                    values (:box, :item, :lot, :expiry, :serial, :by)
                    """, box, item, trace, by).update();
        }
    }

    private JdbcClient.StatementSpec statement(String sql, PackageId box, ItemId item, Trace trace, int by) {
        return jdbc.sql(sql)
                .param("box", box.value())
                .param("item", item.value())
                .param("lot", trace.lot())
                .param("expiry", trace.expiry())
                .param("serial", trace.serial())
                .param("by", by);
    }

    void clear(PackageId box) {
        jdbc.sql("delete from package_item where package_id = ?")
                .param(box.value())
                .update();
    }

    static Trace trace(ResultSet row) throws SQLException {
        return new Trace(row.getString("lot"), row.getObject("expiry", LocalDate.class), row.getString("serial"));
    }
}
