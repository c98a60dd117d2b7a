package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Central: work that a station may be given, the oldest first. */
@Repository
class GrantQueries {

    private static final String FREE = """
             not exists (select 1 from sync_lease e where e.fulfillment_id = f.id and e.state <> 'ended')
             and not exists (select 1 from sync_cancel c where c.fulfillment_id = f.id)
             and not exists (
                select 1 from fulfillment_hold h where h.fulfillment_id = f.id and h.released_at is null)
             and not exists (
                select 1 from time_slot t
                where t.id = f.slot_id and t.cut_off_at between cast(:now as timestamp(6) with time zone)
                    and cast(:until as timestamp(6) with time zone))
            """;

    private final JdbcClient jdbc;

    GrantQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which work is not for it.
     *
     * @param until nothing whose cut-off lies before; {@code now} for no matter
     */
    record Beside(Instant now, Instant until, Collection<UUID> skipped) {}

    /** Picklists that nobody has, on which there is something to pick. */
    Optional<PicklistId> openPicklist(WarehouseId warehouse, Beside beside) {
        return with(
                        beside,
                        jdbc.sql("""
                select p.id from picklist p
                where p.warehouse_id = :warehouse and p.status = 'open' and p.id not in (:skipped)
                    and exists (select 1 from pick_line l where l.picklist_id = p.id and l.status = 'open')
                    and not exists (
                        select 1 from picklist_fulfillment pf join fulfillment f on f.id = pf.fulfillment_id
                        where pf.picklist_id = p.id and pf.gone = false and not (
                """ + FREE + ")) order by p.created_at, p.number fetch first 1 rows only")
                                .param("warehouse", warehouse.value()))
                .query((row, n) -> new PicklistId(Sql.uuid(row, "id")))
                .optional();
    }

    /** What is on the picklist and goes on with it. */
    List<FulfillmentId> parts(PicklistId picklist) {
        return jdbc.sql("""
                select pf.fulfillment_id from picklist_fulfillment pf join fulfillment f on f.id = pf.fulfillment_id
                where pf.picklist_id = ? and pf.gone = false and f.status = 'picking' order by pf.fulfillment_id
                """)
                .param(picklist.value())
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "fulfillment_id")))
                .list();
    }

    /** Fulfillments to plan and pick of which nothing waits for stock. */
    Optional<FulfillmentId> unplanned(WarehouseId warehouse, Beside beside) {
        return fulfillment(warehouse, beside, """
                f.status in ('pending', 'planning') and not exists (
                    select 1 from fulfillment_item i
                    where i.fulfillment_id = f.id and i.allocated + i.picked + i.short_quantity < i.ordered)
                """);
    }

    /** Picked fulfillments on which nobody works. */
    Optional<FulfillmentId> picked(WarehouseId warehouse, Beside beside) {
        return fulfillment(warehouse, beside, "f.status in ('picked', 'packing') and f.operator_id is null");
    }

    private Optional<FulfillmentId> fulfillment(WarehouseId warehouse, Beside beside, String which) {
        return with(
                        beside,
                        jdbc.sql("select f.id from fulfillment f where f.warehouse_id = :warehouse and " + which
                                        + " and f.id not in (:skipped) and " + FREE
                                        + " order by f.created_at, f.number fetch first 1 rows only")
                                .param("warehouse", warehouse.value()))
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "id")))
                .optional();
    }

    private static JdbcClient.StatementSpec with(Beside beside, JdbcClient.StatementSpec query) {
        return query.param("now", Sql.at(beside.now()))
                .param("until", Sql.at(beside.until()))
                // An empty list is no list in SQL.
                .param("skipped", beside.skipped().isEmpty() ? List.of(new UUID(0, 0)) : beside.skipped());
    }

    /** How many lists a station has of a kind: fulfillments of one picklist are one. @param reserve of what is not begun */
    int lists(StationId station, boolean reserve) {
        String which = reserve
                ? "l.kind = 'reserve' and l.state = 'reserved'"
                : "(l.kind = 'active' or l.state <> 'reserved')";
        return jdbc.sql("""
                select count(distinct coalesce((
                    select min(cast(pf.picklist_id as varchar(36))) from picklist_fulfillment pf
                    join picklist p on p.id = pf.picklist_id
                    where pf.fulfillment_id = l.fulfillment_id and pf.gone = false and p.status in ('open', 'claimed')),
                    cast(l.fulfillment_id as varchar(36))))
                from sync_lease l where l.station_id = ? and l.state <> 'ended' and
                """ + which).param(station.value()).query(Integer.class).single();
    }

    /** Whether another station of the warehouse was heard of since then. */
    boolean othersWork(StationId station, WarehouseId warehouse, Instant since) {
        return jdbc.sql("""
                select count(*) from sync_station b join station s on s.id = b.station_id
                where s.warehouse_id = ? and b.station_id <> ? and s.retired_at is null and b.last_hello_at >= ?
                """)
                        .params(warehouse.value(), station.value(), Sql.at(since))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<GrantRefusal> refusal(StationId station) {
        return jdbc.sql("select grant_refusal from sync_station where station_id = ? and grant_refusal is not null")
                .param(station.value())
                .query(String.class)
                .optional()
                .map(text -> Wire.read(GrantRefusal.class, text));
    }

    /** @return whether it was not asked before */
    boolean ask(StationId station, UUID request, Instant now) {
        return jdbc.sql("""
                insert into sync_request (station_id, request_id, asked_at) values (?, ?, ?) on conflict do nothing
                """).params(station.value(), request, Sql.at(now)).update() == 1;
    }

    void forgetRequests(Instant before) {
        jdbc.sql("delete from sync_request where asked_at < ?")
                .param(Sql.at(before))
                .update();
    }
}
