package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.routing.Demand;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.routing.Destination;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders that wait to be routed. */
@Repository
class UnroutableRepository {

    /** Where an order stands among those that wait. */
    record Waiting(OrderId id, Instant since) {}

    private final JdbcClient jdbc;

    UnroutableRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first, after one of them. */
    List<Waiting> after(Waiting last, int limit) {
        return jdbc.sql("""
                select id, created_at from customer_order
                where status = 'unroutable'
                    and (created_at > :since or (created_at = :since and id > :id))
                order by created_at, id fetch first :limit rows only
                """)
                .param("since", Sql.at(last.since()))
                .param("id", last.id().value())
                .param("limit", limit)
                .query((row, n) -> new Waiting(new OrderId(Sql.uuid(row, "id")), Sql.instant(row, "created_at")))
                .list();
    }

    Optional<OrderId> byNumber(String number) {
        return jdbc.sql("select id from customer_order where number = ?")
                .param(number)
                .query((row, n) -> new OrderId(Sql.uuid(row, "id")))
                .optional();
    }

    /** Locks the order's row. */
    OrderStatus lock(OrderId id) {
        return jdbc.sql("select status from customer_order where id = ? for update")
                .param(id.value())
                .query((row, n) -> Wire.read(OrderStatus.class, row.getString("status")))
                .single();
    }

    WantedOrder read(OrderId id) {
        List<WantedOrder.Line> lines = jdbc.sql("""
                select l.id as line_id, l.line_number, l.quantity, l.warehouse_id, s.*
                from order_line l join sku s on s.id = l.sku_id
                where l.order_id = ? order by l.line_number
                """)
                .param(id.value())
                .query(UnroutableRepository::line)
                .list();
        return jdbc.sql("""
                select o.*, (select coalesce(sum(l.quantity * l.unit_price), 0) from order_line l
                    where l.order_id = o.id) as order_value from customer_order o where o.id = ?
                """)
                .param(id.value())
                .query((row, n) -> new WantedOrder(
                        id,
                        row.getString("number"),
                        new WantedOrder.Sale(row.getString("customer"), row.getBigDecimal("order_value")),
                        lines,
                        new Destination(
                                row.getString("region"),
                                row.getObject("latitude", Double.class),
                                row.getObject("longitude", Double.class)),
                        row.getString("capacity_override"),
                        row.getString("capacity_override_by")))
                .single();
    }

    private static WantedOrder.Line line(ResultSet row, int n) throws SQLException {
        Sku sku = new Sku(
                new SkuId(Sql.uuid(row, "id")),
                row.getString("code"),
                row.getString("description"),
                row.getString("gtin"),
                Sql.integerOrNull(row, "weight_grams"),
                row.getBoolean("qc_flagged"),
                row.getBoolean("lot_tracked"),
                row.getBoolean("serial_tracked"));
        UUID warehouse = Sql.uuidOrNull(row, "warehouse_id");
        return new WantedOrder.Line(
                Sql.uuid(row, "line_id"),
                new Demand(
                        row.getInt("line_number"),
                        sku.id(),
                        sku.code(),
                        row.getInt("quantity"),
                        warehouse == null ? null : new WarehouseId(warehouse)),
                sku);
    }
}
