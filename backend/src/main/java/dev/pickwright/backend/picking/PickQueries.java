package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What only screens want to know of picking. */
@Repository
class PickQueries {

    /** What a line's screen shows beside the line itself. */
    record Extra(String zone, @Nullable String gtin, int onHand) {}

    private static final String WAITING = """
            (f.status in ('pending', 'planning') or f.status = 'picking' and exists (
                select 1 from picklist_fulfillment pf join picklist p on p.id = pf.picklist_id
                where pf.fulfillment_id = f.id and p.status = 'open'))
            """;

    private final JdbcClient jdbc;

    PickQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<PickLineId, Extra> extras(PicklistId id) {
        Map<PickLineId, Extra> extras = new HashMap<>();
        jdbc.sql("""
                select l.id, z.code as zone, s.gtin, coalesce(st.on_hand, 0) as on_hand
                from pick_line l
                join bin b on b.id = l.bin_id
                join zone z on z.id = b.zone_id
                join sku s on s.id = l.sku_id
                left join stock st on st.bin_id = l.bin_id and st.sku_id = l.sku_id
                where l.picklist_id = ?
                """).param(id.value()).query(row -> {
            extras.put(
                    new PickLineId(Sql.uuid(row, "id")),
                    new Extra(row.getString("zone"), row.getString("gtin"), row.getInt("on_hand")));
        });
        return extras;
    }

    List<PickTaskView.Part> parts(PicklistId id) {
        return jdbc.sql("""
                select f.id, f.number, o.number as order_number, min(t.code) as tote
                from picklist_fulfillment p
                join fulfillment f on f.id = p.fulfillment_id
                join customer_order o on o.id = f.order_id
                left join tote t on t.fulfillment_id = f.id
                where p.picklist_id = ?
                group by f.id, f.number, o.number order by f.number
                """)
                .param(id.value())
                .query((row, n) -> new PickTaskView.Part(
                        new FulfillmentId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("order_number"),
                        row.getString("tote")))
                .list();
    }

    @Nullable
    String operatorName(PicklistId id) {
        return jdbc.sql("select o.name from picklist p join operator o on o.id = p.operator_id where p.id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    int waiting(WarehouseId warehouse) {
        return jdbc.sql("select count(*) from fulfillment f where f.warehouse_id = ? and " + WAITING)
                .param(warehouse.value())
                .query(Integer.class)
                .single();
    }

    List<PickQueueView.Row> next(WarehouseId warehouse, int limit) {
        return jdbc.sql("""
                select f.id, f.number, o.number as order_number, f.created_at, f.status,
                    (select count(*) from fulfillment_item i where i.fulfillment_id = f.id) as line_count,
                    (select sum(i.ordered) from fulfillment_item i where i.fulfillment_id = f.id) as units,
                    (select min(z.code) from allocation a
                        join fulfillment_item i on i.id = a.item_id
                        join bin b on b.id = a.bin_id join zone z on z.id = b.zone_id
                        where i.fulfillment_id = f.id) as first_zone,
                    (select max(z.code) from allocation a
                        join fulfillment_item i on i.id = a.item_id
                        join bin b on b.id = a.bin_id join zone z on z.id = b.zone_id
                        where i.fulfillment_id = f.id) as last_zone
                from fulfillment f join customer_order o on o.id = f.order_id
                where f.warehouse_id = :warehouse and
                """ + WAITING + """
                order by case when f.status = 'picking' then 0 else 1 end, coalesce((
                    select min(p.created_at) from picklist_fulfillment pf join picklist p on p.id = pf.picklist_id
                    where pf.fulfillment_id = f.id and p.status = 'open'), f.created_at), f.number
                fetch first :limit rows only
                """)
                .param("warehouse", warehouse.value())
                .param("limit", limit)
                .query((row, n) -> new PickQueueView.Row(
                        new FulfillmentId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("order_number"),
                        zones(row.getString("first_zone"), row.getString("last_zone")),
                        row.getInt("line_count"),
                        row.getInt("units"),
                        Sql.instant(row, "created_at")))
                .list();
    }

    private static String zones(@Nullable String first, @Nullable String last) {
        if (first == null || last == null) {
            return "";
        }
        return first.equals(last) ? first : first + " " + last;
    }
}
