package dev.pickwright.backend.sync.operation;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which fulfillments and places an operation is about. */
@Repository
public class SubjectStore {

    /** A SKU in a bin. */
    public record Place(BinId bin, SkuId sku) {}

    private static final String LIVE = " and f.status not in ('shipped', 'completed', 'cancelled')";

    private record Subject(StationCommand.On on, UUID id) {}

    private final JdbcClient jdbc;
    private final UnitMemory<Subject, Optional<WarehouseId>> sites = new UnitMemory<>();

    SubjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The live fulfillments on a picklist, by id. */
    public List<FulfillmentId> ofPicklist(UUID picklist) {
        return fulfillments("""
                select f.id from picklist_fulfillment p join fulfillment f on f.id = p.fulfillment_id
                where p.picklist_id = ? and p.gone = false""" + LIVE + " order by f.id", picklist);
    }

    /** The fulfillment itself, unless it is not live. */
    public List<FulfillmentId> live(UUID fulfillment) {
        return fulfillments("select f.id from fulfillment f where f.id = ?" + LIVE, fulfillment);
    }

    /** A fulfillment, unless it is not live, and those that are picked together with it, by id. */
    public List<FulfillmentId> withThoseOnItsPicklist(UUID fulfillment) {
        return fulfillments("""
                select f.id from fulfillment f
                where (f.id = ? or f.id in (
                    select other.fulfillment_id from picklist_fulfillment own
                    join picklist p on p.id = own.picklist_id
                    join picklist_fulfillment other on other.picklist_id = p.id
                    where own.fulfillment_id = ? and own.gone = false and other.gone = false
                        and p.status in ('open', 'claimed')))""" + LIVE + " order by f.id", fulfillment, fulfillment);
    }

    /** The fulfillment that goods are put back of, if it is live. */
    public List<FulfillmentId> ofPutBack(UUID putBack) {
        return fulfillments(
                "select f.id from put_back b join fulfillment f on f.id = b.fulfillment_id where b.id = ?" + LIVE,
                putBack);
    }

    private List<FulfillmentId> fulfillments(String sql, UUID... params) {
        return jdbc.sql(sql)
                .params((Object[]) params)
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "id")))
                .list();
    }

    /** The live fulfillments on the picklists that have not ended, by picklist. */
    public Map<PicklistId, List<FulfillmentId>> onOpenPicklists() {
        Map<PicklistId, List<FulfillmentId>> found = new HashMap<>();
        jdbc.sql("""
                select p.id, f.id as part from picklist p
                join picklist_fulfillment x on x.picklist_id = p.id and x.gone = false
                join fulfillment f on f.id = x.fulfillment_id
                where p.status in ('open', 'claimed')""" + LIVE).query(row -> {
            found.computeIfAbsent(new PicklistId(Sql.uuid(row, "id")), id -> new ArrayList<>())
                    .add(new FulfillmentId(Sql.uuid(row, "part")));
        });
        return found;
    }

    /** What a count task counts. */
    public Optional<Place> counted(UUID count) {
        return jdbc.sql("select bin_id, sku_id from count_task where id = ?")
                .param(count)
                .query((row, n) -> new Place(new BinId(Sql.uuid(row, "bin_id")), new SkuId(Sql.uuid(row, "sku_id"))))
                .optional();
    }

    /** The open count task of a place. */
    Optional<CountTaskId> openCount(Place place) {
        return jdbc.sql("select id from count_task where bin_id = ? and sku_id = ? and status = 'open'")
                .params(place.bin().value(), place.sku().value())
                .query((row, n) -> new CountTaskId(Sql.uuid(row, "id")))
                .optional();
    }

    /** Where it is, which it stays. */
    public Optional<WarehouseId> site(StationCommand.On on, UUID subject) {
        Subject key = new Subject(on, subject);
        Optional<WarehouseId> found = sites.get(key, () -> readSite(on, subject));
        if (found.isEmpty()) {
            // It may be made yet.
            sites.forget(key);
        }
        return found;
    }

    private Optional<WarehouseId> readSite(StationCommand.On on, UUID subject) {
        String table = switch (on) {
            case PICKLIST -> "picklist";
            case FULFILLMENT -> "fulfillment";
            case PUT_BACK -> "put_back";
            case COUNT -> "count_task";
        };
        return jdbc.sql("select warehouse_id from " + table + " where id = ?")
                .param(subject)
                .query((row, n) -> new WarehouseId(Sql.uuid(row, "warehouse_id")))
                .optional();
    }

    /** Whether any of the fulfillments is cancelled. */
    boolean cancelled(List<FulfillmentId> fulfillments) {
        return !fulfillments.isEmpty()
                && jdbc.sql("select count(*) from fulfillment where id in (:ids) and status = 'cancelled'")
                                .param(
                                        "ids",
                                        fulfillments.stream()
                                                .map(FulfillmentId::value)
                                                .toList())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** Whether a line is not to be picked any more. */
    boolean lineClosed(UUID line) {
        return jdbc.sql("select count(*) from pick_line where id = ? and status <> 'open'")
                        .param(line)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
