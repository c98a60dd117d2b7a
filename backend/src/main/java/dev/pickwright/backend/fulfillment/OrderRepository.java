package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrderRepository {

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

    void insert(OrderId id, CreateOrder order, String contentHash, Instant now) {
        jdbc.sql("""
                insert into customer_order (id, number, customer, status, content_hash, ordered_at, created_at)
                values (:id, :number, :customer, :status, :hash, :orderedAt, :now)
                """)
                .param("id", id.value())
                .param("number", order.number())
                .param("customer", order.customer())
                .param("status", OrderStatus.IN_FULFILLMENT.wire())
                .param("hash", contentHash)
                .param("orderedAt", Sql.atOrNull(order.orderedAt()))
                .param("now", Sql.at(now))
                .update();
    }

    void insertLines(OrderId id, List<CreateOrder.Line> lines, Map<Integer, UUID> lineIds, Map<String, Sku> skus) {
        List<Object[]> rows = lines.stream()
                .map(line -> new Object[] {
                    lineIds.get(line.lineNumber()),
                    id.value(),
                    line.lineNumber(),
                    Objects.requireNonNull(skus.get(line.sku().toUpperCase(Locale.ROOT)))
                            .id()
                            .value(),
                    line.quantity().units(),
                    line.unitPrice()
                })
                .toList();
        batches.batchUpdate(
                "insert into order_line (id, order_id, line_number, sku_id, quantity, unit_price)"
                        + " values (?, ?, ?, ?, ?, ?)",
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
