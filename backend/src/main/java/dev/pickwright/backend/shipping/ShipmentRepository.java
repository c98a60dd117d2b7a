package dev.pickwright.backend.shipping;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.shipping.ShipmentDispatched;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ShipmentRepository {

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
}
