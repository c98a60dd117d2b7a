package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.Trace;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads picklists. A picklist is guarded by the locks of the fulfillments on it, none of which ever joins it later; its
 * own row needs none.
 */
@Repository
class PickStateRepository {

    private static final String PARTS = """
            select f.id, f.number, f.status, (
                select o.number from customer_order o where o.id = f.order_id) as order_number,
                exists (select 1 from sync_lease l where l.fulfillment_id = f.id and l.state <> 'ended') as leased
            from fulfillment f
            where f.id in (select p.fulfillment_id from picklist_fulfillment p where p.picklist_id = ?)
            order by f.id
            """;

    private static final String STATE = """
            select p.number, p.warehouse_id, p.status as list_status, p.operator_id, p.confirmed_bin_id,
                p.version as list_version, p.told, p.put_back_id, w.short_policy,
                (select o.name from operator o where o.id = p.operator_id) as operator,
                l.id, l.position, l.fulfillment_id, l.item_id, l.sku_id, l.bin_id, l.quantity, l.picked,
                l.short_quantity, l.status, l.version, s.code as sku, s.description, s.gtin,
                s.lot_tracked, s.serial_tracked, b.code as bin,
                z.code as zone, st.on_hand, sums.picked_in_all, sums.waiting, t.id as tote_id, t.code as tote,
                pf.gone,
                m.pick_line_id as last_line, m.to_id as last_tote, m.quantity as last_quantity,
                m.lot as last_lot, m.expiry as last_expiry, m.serial as last_serial
            from picklist p
            join warehouse w on w.id = p.warehouse_id
            join pick_line l on l.picklist_id = p.id
            join picklist_fulfillment pf on pf.picklist_id = p.id and pf.fulfillment_id = l.fulfillment_id
            join sku s on s.id = l.sku_id
            join bin b on b.id = l.bin_id
            join zone z on z.id = b.zone_id
            join (
                select i.fulfillment_id, sum(i.picked) as picked_in_all,
                    sum(i.ordered - i.allocated - i.picked - i.short_quantity) as waiting
                from fulfillment_item i
                where i.fulfillment_id in (select q.fulfillment_id from picklist_fulfillment q where q.picklist_id = :id)
                group by i.fulfillment_id) sums on sums.fulfillment_id = l.fulfillment_id
            left join stock st on st.bin_id = l.bin_id and st.sku_id = l.sku_id
            left join tote t on t.fulfillment_id = l.fulfillment_id
            left join stock_movement m on m.seq = (
                select max(newest.seq) from (
                    select (select max(n.seq) from stock_movement n
                        where n.pick_line_id = x.id and n.reason = 'pick'
                            and not exists (select 1 from stock_movement r where r.reverses_id = n.id)) as seq
                    from pick_line x where x.picklist_id = :id) newest)
            where p.id = :id
            order by l.position, t.bound_at, t.code
            """;

    private final JdbcClient jdbc;

    PickStateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The state of a picklist whose fulfillments are locked until the unit of work ends; empty if there is none. */
    Optional<PickState> lock(PicklistId id) {
        return state(id, parts(id, PARTS + " for update"));
    }

    /** {@link #lock}; each of its fulfillments that a station has is told first. */
    Optional<PickState> lock(PicklistId id, Consumer<FulfillmentId> leased) {
        List<PickStateQueries.Part> parts = parts(id, PARTS + " for update");
        parts.stream().filter(PickStateQueries.Part::leased).forEach(part -> leased.accept(part.id()));
        return state(id, parts);
    }

    Optional<PickState> state(PicklistId id) {
        return state(id, parts(id, PARTS));
    }

    private Optional<PickState> state(PicklistId id, List<PickStateQueries.Part> parts) {
        boolean cancelled = parts.stream().anyMatch(part -> part.status() == FulfillmentStatus.CANCELLED);
        PickStateQueries rows = new PickStateQueries();
        jdbc.sql(STATE).param("id", id.value()).query((RowCallbackHandler) rows::add);
        return rows.state(id, parts, cancelled ? putBacks(id) : List.of());
    }

    private List<PickStateQueries.Part> parts(PicklistId id, String sql) {
        return jdbc.sql(sql)
                .param(id.value())
                .query((row, n) -> new PickStateQueries.Part(
                        new FulfillmentId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("order_number"),
                        Wire.read(FulfillmentStatus.class, row.getString("status")),
                        row.getBoolean("leased")))
                .list();
    }

    /** What of the cancelled fulfillments on it lies in totes. */
    private List<PickState.PutBack> putBacks(PicklistId id) {
        return jdbc.sql("""
                select k.*, s.code as sku, s.description, b.code as bin, t.code as tote
                from put_back k
                join fulfillment f on f.id = k.fulfillment_id
                join picklist_fulfillment p on p.fulfillment_id = k.fulfillment_id
                join sku s on s.id = k.sku_id
                left join bin b on b.id = k.bin_id
                left join tote t on t.id = k.from_id
                where p.picklist_id = ? and k.status = 'open' and k.from_kind = 'tote' and f.status = 'cancelled'
                order by t.code, s.code, k.id
                """)
                .param(id.value())
                .query((row, n) -> new PickState.PutBack(
                        new PutBackId(Sql.uuid(row, "id")),
                        new SkuId(Sql.uuid(row, "sku_id")),
                        row.getString("sku"),
                        row.getString("description"),
                        row.getInt("quantity"),
                        new Trace(
                                row.getString("lot"),
                                row.getObject("expiry", LocalDate.class),
                                row.getString("serial")),
                        row.getString("tote"),
                        row.getString("bin")))
                .list();
    }
}
