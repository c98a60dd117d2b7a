package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds work, and what was done. */
@Repository
class PickWorkRepository {

    /** The newest pick of a picklist that no movement reverses. */
    record NewestPick(UUID movement, PickLineId line, ToteId tote, int quantity, Trace trace) {}

    /** A SKU in a bin where it was not found. */
    record Avoided(BinId bin, SkuId sku) {}

    /** What a station has is nobody else's. */
    private static final String NOT_LEASED = """
             not exists (
                select 1 from picklist_fulfillment x join sync_lease e on e.fulfillment_id = x.fulfillment_id
                where x.picklist_id = picklist.id and e.state <> 'ended')
            """;

    private static final String FIRST = " order by created_at, number fetch first 1 rows only";

    private final JdbcClient jdbc;

    PickWorkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<NewestPick> newestPick(PicklistId id) {
        return jdbc.sql("""
                select n.* from pick_line x join stock_movement n on n.pick_line_id = x.id
                where x.picklist_id = ? and n.reason = 'pick'
                    and not exists (select 1 from stock_movement r where r.reverses_id = n.id)
                order by n.seq desc fetch first 1 rows only
                """)
                .param(id.value())
                .query((row, n) -> new NewestPick(
                        Sql.uuid(row, "id"),
                        new PickLineId(Sql.uuid(row, "pick_line_id")),
                        new ToteId(Sql.uuid(row, "to_id")),
                        row.getInt("quantity"),
                        new Trace(
                                row.getString("lot"),
                                row.getObject("expiry", LocalDate.class),
                                row.getString("serial"))))
                .optional();
    }

    /** @param among null for all */
    Optional<PicklistId> claimedBy(OperatorId operator, @Nullable Set<PicklistId> among) {
        return among(
                        among,
                        jdbc.sql("select id from picklist where operator_id = :operator and status = 'claimed' and "
                                        + NOT_LEASED + only(among) + FIRST)
                                .param("operator", operator.value()))
                .query((row, n) -> new PicklistId(Sql.uuid(row, "id")))
                .optional();
    }

    /**
     * The oldest one that nobody has and on which there is something to do.
     *
     * @param zones all that is open on it lies in these; empty for all
     * @param among null for all
     */
    Optional<PicklistId> oldestOpen(WarehouseId warehouse, Set<UUID> zones, @Nullable Set<PicklistId> among) {
        String within = zones.isEmpty() ? "" : """
                 and not exists (
                    select 1 from pick_line z join bin b on b.id = z.bin_id
                    where z.picklist_id = picklist.id and z.status = 'open' and b.zone_id not in (:zones))
                """;
        return among(
                        among,
                        within(
                                zones,
                                jdbc.sql("""
                select id from picklist where warehouse_id = :warehouse and status = 'open' and """ + NOT_LEASED + """
                     and (
                    exists (select 1 from pick_line l where l.picklist_id = picklist.id and l.status = 'open')
                    or not exists (
                        select 1 from picklist_fulfillment p
                        join fulfillment f on f.id = p.fulfillment_id
                        join fulfillment_item i on i.fulfillment_id = f.id
                        where p.picklist_id = picklist.id and p.gone = false and f.status = 'picking'
                            and i.allocated + i.picked + i.short_quantity < i.ordered))
                """ + within + only(among) + FIRST)
                                        .param("warehouse", warehouse.value())))
                .query((row, n) -> new PicklistId(Sql.uuid(row, "id")))
                .optional();
    }

    private static String only(@Nullable Set<PicklistId> among) {
        return among == null ? "" : among.isEmpty() ? " and 1 = 0" : " and picklist.id in (:among)";
    }

    private static JdbcClient.StatementSpec among(@Nullable Set<PicklistId> among, JdbcClient.StatementSpec query) {
        return among == null || among.isEmpty()
                ? query
                : query.param("among", among.stream().map(PicklistId::value).toList());
    }

    private static JdbcClient.StatementSpec within(Set<UUID> zones, JdbcClient.StatementSpec query) {
        return zones.isEmpty() ? query : query.param("zones", zones);
    }

    /** The newest picklist of a fulfillment; none that has ended. */
    Optional<PicklistId> workedOn(FulfillmentId id) {
        return jdbc.sql("""
                select p.id from picklist p join picklist_fulfillment pf on pf.picklist_id = p.id
                where pf.fulfillment_id = ? and pf.gone = false and p.status in ('open', 'claimed')
                order by p.created_at desc, p.number desc fetch first 1 rows only
                """)
                .param(id.value())
                .query((row, n) -> new PicklistId(Sql.uuid(row, "id")))
                .optional();
    }

    /** All picklists that a fulfillment was put on and that have not ended, also those it left. */
    List<PicklistId> unfinished(FulfillmentId id) {
        return jdbc.sql("""
                select p.id from picklist p join picklist_fulfillment pf on pf.picklist_id = p.id
                where pf.fulfillment_id = ? and p.status in ('open', 'claimed') order by p.id
                """)
                .param(id.value())
                .query((row, n) -> new PicklistId(Sql.uuid(row, "id")))
                .list();
    }

    /** The place of each bin on the walk. */
    Map<BinId, Integer> walk(Collection<BinId> bins) {
        return jdbc
                .sql("select id from bin where id in (:bins) order by pick_sequence, code")
                .param("bins", bins.stream().map(BinId::value).toList())
                .query((row, n) -> Map.entry(new BinId(Sql.uuid(row, "id")), n))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The oldest one that can be planned and given to a picker: no hold, and nothing of it waits for stock.
     *
     * @param zones all that is promised to it lies in these; empty for all
     */
    Optional<FulfillmentId> oldestWaiting(WarehouseId warehouse, Set<UUID> zones) {
        String within = zones.isEmpty() ? "" : """
                 and not exists (
                    select 1 from allocation a join fulfillment_item i on i.id = a.item_id join bin b on b.id = a.bin_id
                    where i.fulfillment_id = f.id and b.zone_id not in (:zones))
                """;
        return within(
                        zones,
                        jdbc.sql("""
                select f.id from fulfillment f
                where f.warehouse_id = :warehouse and f.status in ('pending', 'planning')
                    and not exists (
                        select 1 from sync_lease e where e.fulfillment_id = f.id and e.state <> 'ended')
                    and not exists (
                        select 1 from fulfillment_hold h where h.fulfillment_id = f.id and h.released_at is null)
                    and not exists (
                        select 1 from fulfillment_item i
                        where i.fulfillment_id = f.id and i.allocated + i.picked + i.short_quantity < i.ordered)
                """ + within + " order by f.created_at, f.number fetch first 1 rows only")
                                .param("warehouse", warehouse.value()))
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "id")))
                .optional();
    }

    /** The fulfillments of a warehouse of which something waits for stock, the oldest first. */
    List<FulfillmentId> waitingForStock() {
        return jdbc.sql("""
                select f.id from fulfillment f
                where f.status in ('pending', 'planning', 'picking') and exists (
                    select 1 from fulfillment_item i
                    where i.fulfillment_id = f.id and i.allocated + i.picked + i.short_quantity < i.ordered)
                order by f.created_at, f.number
                """)
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "id")))
                .list();
    }

    Set<Avoided> avoided(FulfillmentId fulfillment) {
        return jdbc
                .sql("select bin_id, sku_id from avoided_bin where fulfillment_id = ?")
                .param(fulfillment.value())
                .query((row, n) -> new Avoided(new BinId(Sql.uuid(row, "bin_id")), new SkuId(Sql.uuid(row, "sku_id"))))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Units of each item that its fulfillment is done with for good: shipped short or back-ordered. */
    Map<ItemId, Integer> settledShort(FulfillmentId fulfillment) {
        return jdbc
                .sql("""
                select item_id, sum(short_quantity) as units from pick_line
                where fulfillment_id = ? and resolution in ('ship_short', 'back_order') group by item_id
                """)
                .param(fulfillment.value())
                .query((row, n) -> Map.entry(new ItemId(Sql.uuid(row, "item_id")), row.getInt("units")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
