package dev.pickwright.backend.packing;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What only screens want to know of packing. */
@Repository
class PackQueries {

    private final JdbcClient jdbc;

    PackQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PackQueueView queue(WarehouseId warehouse) {
        Map<FulfillmentId, List<String>> totes = new HashMap<>();
        jdbc.sql("""
                select t.fulfillment_id, t.code from tote t where t.warehouse_id = ? and t.fulfillment_id is not null
                order by t.code
                """).param(warehouse.value()).query(row -> {
            totes.computeIfAbsent(new FulfillmentId(Sql.uuid(row, "fulfillment_id")), key -> new ArrayList<>())
                    .add(row.getString("code"));
        });
        List<PackQueueView.Row> rows = jdbc.sql("""
                select f.id, f.number, o.number as order_number, f.status, f.status_since,
                    (select sum(i.picked) from fulfillment_item i where i.fulfillment_id = f.id) as units
                from fulfillment f join customer_order o on o.id = f.order_id
                where f.warehouse_id = ? and f.status in ('picked', 'packing', 'packed', 'ready')
                    and not exists (
                        select 1 from sync_lease e where e.fulfillment_id = f.id and e.state <> 'ended')
                order by f.status_since, f.number
                """)
                .param(warehouse.value())
                .query((row, n) -> {
                    FulfillmentId id = new FulfillmentId(Sql.uuid(row, "id"));
                    return new PackQueueView.Row(
                            id,
                            row.getString("number"),
                            row.getString("order_number"),
                            Wire.read(FulfillmentStatus.class, row.getString("status")),
                            totes.getOrDefault(id, List.of()),
                            row.getInt("units"),
                            Sql.instant(row, "status_since"));
                })
                .list();
        int waiting = (int) rows.stream()
                .filter(row -> row.status() == FulfillmentStatus.PICKED)
                .count();
        return new PackQueueView(waiting, rows);
    }

    @Nullable
    String customer(FulfillmentId id) {
        return jdbc.sql("""
                select o.customer from fulfillment f join customer_order o on o.id = f.order_id
                where f.id = ? and o.customer is not null
                """).param(id.value()).query(String.class).optional().orElse(null);
    }
}
