package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Central: what stations that are gone had. */
@Repository
class LostQueries {

    record Bin(WarehouseId warehouse, BinId bin, SkuId sku) {}

    private final JdbcClient jdbc;

    LostQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Retired stations of the same name and warehouse that central heard of. */
    List<StationId> earlier(StationId station) {
        return jdbc.sql("""
                select o.id from station s
                join station o on o.warehouse_id = s.warehouse_id and lower(o.name) = lower(s.name) and o.id <> s.id
                join sync_station y on y.station_id = o.id
                where s.id = ? and o.retired_at is not null order by o.id
                """)
                .param(station.value())
                .query((row, n) -> new StationId(Sql.uuid(row, "id")))
                .list();
    }

    /** Where a fulfillment is picked, in the order in which stock is locked. */
    List<Bin> bins(FulfillmentId fulfillment) {
        return jdbc.sql("""
                select distinct f.warehouse_id, l.bin_id, l.sku_id
                from pick_line l join fulfillment f on f.id = l.fulfillment_id
                where l.fulfillment_id = ? order by l.bin_id, l.sku_id
                """)
                .param(fulfillment.value())
                .query((row, n) -> new Bin(
                        new WarehouseId(Sql.uuid(row, "warehouse_id")),
                        new BinId(Sql.uuid(row, "bin_id")),
                        new SkuId(Sql.uuid(row, "sku_id"))))
                .list();
    }
}
