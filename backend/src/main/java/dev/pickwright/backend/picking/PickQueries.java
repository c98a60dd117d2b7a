package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What only screens want to know of picking. */
@Repository
class PickQueries {

    private static final String WAITING = """
            (f.status in ('pending', 'planning') or f.status = 'picking' and exists (
                select 1 from picklist_fulfillment pf join picklist p on p.id = pf.picklist_id
                where pf.fulfillment_id = f.id and p.status = 'open'))
            and not exists (select 1 from sync_lease e where e.fulfillment_id = f.id and e.state <> 'ended')
            """;

    private final JdbcClient jdbc;

    PickQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open lines of a fulfillment on the picklist it is on, and who has that. */
    record OpenLines(
            PicklistId id, String picklist, @Nullable String operator, int lines) {}

    Optional<OpenLines> openLines(FulfillmentId id) {
        return jdbc.sql("""
                select p.id, p.number, o.name, (
                    select count(*) from pick_line l
                    where l.picklist_id = p.id and l.fulfillment_id = pf.fulfillment_id and l.status = 'open') as open
                from picklist_fulfillment pf
                join picklist p on p.id = pf.picklist_id
                left join operator o on o.id = p.operator_id
                where pf.fulfillment_id = ? and pf.gone = false and p.status in ('open', 'claimed')
                order by p.created_at desc, p.number desc fetch first 1 rows only
                """)
                .param(id.value())
                .query((row, n) -> new OpenLines(
                        new PicklistId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("name"),
                        row.getInt("open")))
                .optional();
    }

    int unitsWaiting(FulfillmentId id) {
        return jdbc.sql("""
                select coalesce(sum(ordered - allocated - picked - short_quantity), 0) from fulfillment_item
                where fulfillment_id = ?
                """).param(id.value()).query(Integer.class).single();
    }

    /** Why the last pick attempt failed. */
    String lastCause(FulfillmentId id) {
        return jdbc.sql("""
                select cause from attempt where fulfillment_id = ? and stage = 'pick'
                order by number desc fetch first 1 rows only
                """).param(id.value()).query(String.class).optional().orElse("not said");
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
                    coalesce((select min(z.code) from allocation a
                        join fulfillment_item i on i.id = a.item_id
                        join bin b on b.id = a.bin_id join zone z on z.id = b.zone_id
                        where i.fulfillment_id = f.id), (
                        select min(z.code) from pick_line l
                        join bin b on b.id = l.bin_id join zone z on z.id = b.zone_id
                        where l.fulfillment_id = f.id and l.status = 'open')) as first_zone,
                    coalesce((select max(z.code) from allocation a
                        join fulfillment_item i on i.id = a.item_id
                        join bin b on b.id = a.bin_id join zone z on z.id = b.zone_id
                        where i.fulfillment_id = f.id), (
                        select max(z.code) from pick_line l
                        join bin b on b.id = l.bin_id join zone z on z.id = b.zone_id
                        where l.fulfillment_id = f.id and l.status = 'open')) as last_zone,
                    (select count(*) from fulfillment_hold h
                        where h.fulfillment_id = f.id and h.released_at is null) as holds,
                    (select count(*) from pick_line l
                        where l.fulfillment_id = f.id and l.status = 'open') as open_lines,
                    (select sum(i.ordered - i.allocated - i.picked - i.short_quantity) from fulfillment_item i
                        where i.fulfillment_id = f.id) as units_missing
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
                        Sql.instant(row, "created_at"),
                        obstacle(row)))
                .list();
    }

    /** By the rules by which work is given: a hold stops what is not begun, and so does the lack of any unit of it. */
    private static PickQueueView.@Nullable Obstacle obstacle(ResultSet row) throws SQLException {
        boolean begun = Wire.read(FulfillmentStatus.class, row.getString("status")) == FulfillmentStatus.PICKING;
        if (!begun && row.getInt("holds") > 0) {
            return PickQueueView.Obstacle.HOLD;
        }
        boolean nothingToPick = !begun || row.getInt("open_lines") == 0;
        return nothingToPick && row.getInt("units_missing") > 0 ? PickQueueView.Obstacle.STOCK : null;
    }

    /** What the others of a warehouse have in hand. */
    List<PickQueueView.Taken> taken(WarehouseId warehouse, OperatorId by, int limit) {
        return jdbc.sql("""
                select p.id, p.number, o.name, p.claimed_at,
                    (select count(*) from pick_line l where l.picklist_id = p.id) as line_count,
                    (select count(*) from pick_line l where l.picklist_id = p.id and l.status = 'open') as open_lines
                from picklist p join operator o on o.id = p.operator_id
                where p.warehouse_id = ? and p.status = 'claimed' and p.operator_id <> ?
                order by p.claimed_at, p.number fetch first ? rows only
                """)
                .params(warehouse.value(), by.value(), limit)
                .query((row, n) -> new PickQueueView.Taken(
                        new PicklistId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("name"),
                        row.getInt("line_count"),
                        row.getInt("open_lines"),
                        Sql.instant(row, "claimed_at")))
                .list();
    }

    private static String zones(@Nullable String first, @Nullable String last) {
        if (first == null || last == null) {
            return "";
        }
        return first.equals(last) ? first : first + " " + last;
    }
}
