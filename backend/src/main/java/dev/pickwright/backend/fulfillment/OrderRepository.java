package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.routing.Destination;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrderRepository {

    static final long FIRST_IN_LANE = 1;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    OrderRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<String> contentHash(String number) {
        return jdbc.sql("select content_hash from customer_order where number = ?")
                .param(number)
                .query(String.class)
                .optional();
    }

    /** An order that cannot be routed tells so at once, as the first event of its lane. */
    void insert(WantedOrder wanted, CreateOrder order, OrderStatus status, String contentHash, Instant now) {
        Destination to = wanted.destination();
        jdbc.sql("""
                insert into customer_order (id, number, customer, status, content_hash, ordered_at, created_at,
                    lane_seq, region, latitude, longitude, capacity_override, capacity_override_by)
                values (:id, :number, :customer, :status, :hash, :orderedAt, :now,
                    :laneSeq, :region, :latitude, :longitude, :override, :overrideBy)
                """)
                .param("id", wanted.id().value())
                .param("number", order.number())
                .param("customer", order.customer())
                .param("status", status.wire())
                .param("hash", contentHash)
                .param("orderedAt", Sql.atOrNull(order.orderedAt()))
                .param("now", Sql.at(now))
                .param("laneSeq", status == OrderStatus.UNROUTABLE ? FIRST_IN_LANE : 0)
                .param("region", to == null ? null : to.region())
                .param("latitude", to == null ? null : to.latitude())
                .param("longitude", to == null ? null : to.longitude())
                .param("override", wanted.overrideReason())
                .param("overrideBy", wanted.overrideBy())
                .update();
    }

    void insertLines(WantedOrder wanted, CreateOrder order) {
        List<Object[]> rows = new ArrayList<>();
        for (WantedOrder.Line line : wanted.lines()) {
            var demand = line.demand();
            rows.add(new Object[] {
                line.id(),
                wanted.id().value(),
                demand.lineNumber(),
                demand.sku().value(),
                demand.quantity(),
                order.lines().get(rows.size()).unitPrice(),
                demand.fixed() == null ? null : demand.fixed().value()
            });
        }
        batches.batchUpdate(
                "insert into order_line (id, order_id, line_number, sku_id, quantity, unit_price, warehouse_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    void setStatus(OrderId id, OrderStatus status) {
        jdbc.sql("update customer_order set status = ?, version = version + 1 where id = ?")
                .params(status.wire(), id.value())
                .update();
    }

    /** Locks the order's row and tells its status. */
    Optional<OrderStatus> lock(OrderId id) {
        return jdbc.sql("select status from customer_order where id = ? for update")
                .param(id.value())
                .query((row, n) -> Wire.read(OrderStatus.class, row.getString("status")))
                .optional();
    }

    Optional<OrderId> byNumber(String number) {
        return jdbc.sql("select id from customer_order where number = ?")
                .param(number)
                .query((row, n) -> new OrderId(Sql.uuid(row, "id")))
                .optional();
    }

    /** The order's fulfillments, in the order in which their rows are locked. */
    List<FulfillmentId> parts(OrderId id) {
        return jdbc.sql("select id from fulfillment where order_id = ? order by id")
                .param(id.value())
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "id")))
                .list();
    }

    /** The statuses of an order's fulfillments. */
    List<FulfillmentStatus> partStatuses(OrderId id) {
        return jdbc.sql("select status from fulfillment where order_id = ?")
                .param(id.value())
                .query((row, n) -> Wire.read(FulfillmentStatus.class, row.getString("status")))
                .list();
    }
}
