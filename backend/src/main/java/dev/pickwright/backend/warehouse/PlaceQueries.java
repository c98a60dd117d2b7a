package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.BinData;
import dev.pickwright.model.warehouse.ToteData;
import dev.pickwright.model.warehouse.WarehouseId;
import dev.pickwright.model.warehouse.ZoneData;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The places of a warehouse in pages, by code. */
@Repository
class PlaceQueries {

    private final JdbcClient jdbc;

    PlaceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ZoneData> zones(WarehouseId warehouse, String after, int limit) {
        return page("select code, name from zone where warehouse_id = ? and code > ?", warehouse, after, limit)
                .query((row, n) -> new ZoneData(row.getString("code"), row.getString("name")))
                .list();
    }

    List<BinData> bins(WarehouseId warehouse, String after, int limit) {
        return page("""
                select b.code, z.code as zone, b.x_metres, b.y_metres, b.pick_sequence
                from bin b join zone z on z.id = b.zone_id
                where b.warehouse_id = ? and b.code > ?
                """, warehouse, after, limit)
                .query((row, n) -> new BinData(
                        row.getString("zone"),
                        row.getString("code"),
                        row.getDouble("x_metres"),
                        row.getDouble("y_metres"),
                        row.getInt("pick_sequence")))
                .list();
    }

    List<ToteData> totes(WarehouseId warehouse, String after, int limit) {
        return page("select code from tote where warehouse_id = ? and code > ?", warehouse, after, limit)
                .query((row, n) -> new ToteData(row.getString("code")))
                .list();
    }

    private JdbcClient.StatementSpec page(String rows, WarehouseId warehouse, String after, int limit) {
        return jdbc.sql(rows + " order by code fetch first ? rows only").params(warehouse.value(), after, limit);
    }
}
