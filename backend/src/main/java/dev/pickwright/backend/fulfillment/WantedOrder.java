package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.routing.Demand;
import dev.pickwright.backend.routing.RoutingRequest;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.routing.Destination;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order with all that routing it takes, whether it just came in or waits.
 *
 * @param overrideReason why slots may go over their limits; null if they must not
 * @param overrideBy who said so
 */
record WantedOrder(
        OrderId id,
        String number,
        Sale sale,
        List<Line> lines,
        @Nullable Destination destination,
        @Nullable String overrideReason,
        @Nullable String overrideBy) {

    /**
     * What QC rules ask of an order.
     *
     * @param value as far as its prices are known
     */
    record Sale(@Nullable String customer, BigDecimal value) {}

    /** @param id the order line's */
    record Line(UUID id, Demand demand, Sku sku) {}

    WantedOrder {
        lines = List.copyOf(lines);
    }

    RoutingRequest request() {
        return new RoutingRequest(lines.stream().map(Line::demand).toList(), destination, overrideReason != null);
    }
}
