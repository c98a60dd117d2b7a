package dev.pickwright.backend.shipping;

import dev.pickwright.backend.fulfillment.PersonalData;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.shipping.ShipmentDispatched;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ShipmentRepository implements PersonalData {

    private final JdbcClient jdbc;

    ShipmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, FulfillmentId fulfillment, ShipmentDispatched sent, Instant now) {
        jdbc.sql("""
                insert into shipment (id, fulfillment_id, carrier, service, tracking_number, shipped_at)
                values (:id, :fulfillment, :carrier, :service, :tracking, :now)
                """)
                .param("id", id)
                .param("fulfillment", fulfillment.value())
                .param("carrier", sent.carrier())
                .param("service", sent.service())
                .param("tracking", sent.trackingNumber())
                .param("now", Sql.at(now))
                .update();
    }

    /** A tracking number leads to whoever got the goods. */
    @Override
    public void erase(List<OrderId> orders) {
        jdbc.sql("""
                update shipment set tracking_number = null
                where fulfillment_id in (select id from fulfillment where order_id in (:orders))
                """)
                .param("orders", orders.stream().map(OrderId::value).toList())
                .update();
    }
}
