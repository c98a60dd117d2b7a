package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PersonalDataRepository {

    private static final String CLOSED = "status in ('completed', 'cancelled')";
    private static final String SAME_CUSTOMER = "lower(customer) = lower(?)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PersonalDataRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Closed orders of the customer, locked. */
    List<OrderId> lockClosed(String customer, int limit) {
        return jdbc.sql("select id from customer_order where %s and %s order by id limit ? for update"
                        .formatted(SAME_CUSTOMER, CLOSED))
                .params(customer, limit)
                .query((row, n) -> new OrderId(Sql.uuid(row, "id")))
                .list();
    }

    /** Orders that were created and whose last part came to its end before then, and that are not erased yet, locked. */
    List<OrderId> lockClosedBefore(Instant then, int limit) {
        return jdbc.sql("""
                select id from customer_order o where erased_at is null and %s and created_at < :then
                and not exists (select 1 from fulfillment f where f.order_id = o.id and f.status_since >= :then)
                order by created_at limit :limit for update
                """.formatted(CLOSED))
                .param("then", Sql.at(then))
                .param("limit", limit)
                .query((row, n) -> new OrderId(Sql.uuid(row, "id")))
                .list();
    }

    int closed(String customer) {
        return jdbc.sql("select count(*) from customer_order where %s and %s".formatted(SAME_CUSTOMER, CLOSED))
                .param(customer)
                .query(Integer.class)
                .single();
    }

    int open(String customer) {
        return jdbc.sql("select count(*) from customer_order where %s and not %s".formatted(SAME_CUSTOMER, CLOSED))
                .param(customer)
                .query(Integer.class)
                .single();
    }

    List<String> openNumbers(String customer, int limit) {
        return jdbc.sql("select number from customer_order where %s and not %s order by number limit ?"
                        .formatted(SAME_CUSTOMER, CLOSED))
                .params(customer, limit)
                .query((row, n) -> row.getString("number"))
                .list();
    }

    List<FulfillmentId> parts(List<OrderId> orders) {
        return jdbc.sql("select id from fulfillment where order_id in (:orders)")
                .param("orders", orders.stream().map(OrderId::value).toList())
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "id")))
                .list();
    }

    /** @param contentHash for each order, in their order: one that its content does not follow from */
    void erase(List<OrderId> orders, List<String> contentHash, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            rows.add(
                    new Object[] {contentHash.get(i), Sql.at(now), orders.get(i).value()});
        }
        batches.batchUpdate("""
                update customer_order set customer = null, region = null, latitude = null, longitude = null,
                    capacity_override = case when capacity_override is null then null else 'erased' end,
                    content_hash = ?, erased_at = ?, version = version + 1
                where id = ?
                """, rows);
        each(orders, """
                update fulfillment set
                    qc_reason = case when qc_reason like 'customer:%' then 'customer:erased' else qc_reason end,
                    slot_override_reason = case when slot_override_reason is null then null else 'erased' end
                where order_id = ?
                """);
        each(orders, """
                update fulfillment_hold set reason = 'erased',
                    release_reason = case when release_reason is null then null else 'erased' end
                where fulfillment_id in (select id from fulfillment where order_id = ?)
                """);
        each(orders, """
                update attempt set cause = 'erased'
                where fulfillment_id in (select id from fulfillment where order_id = ?)
                """);
    }

    private void each(Collection<OrderId> orders, String sql) {
        batches.batchUpdate(
                sql, orders.stream().map(id -> new Object[] {id.value()}).toList());
    }
}
