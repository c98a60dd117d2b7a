package dev.pickwright.backend.fulfillment;

import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import java.util.List;
import org.springframework.stereotype.Component;

/** Derives an order's status from its fulfillments. Joins the caller's unit of work. */
@Component
class OrderProgress {

    private final OrderRepository orders;

    OrderProgress(OrderRepository orders) {
        this.orders = orders;
    }

    /** The order's row is locked first, so that two fulfillments that end at once see each other. */
    OrderStatus settle(OrderId id) {
        OrderStatus before = orders.lock(id).orElseThrow();
        OrderStatus now = of(orders.partStatuses(id));
        if (now != before) {
            orders.setStatus(id, now);
        }
        return now;
    }

    private static OrderStatus of(List<FulfillmentStatus> parts) {
        List<FulfillmentStatus> kept = parts.stream()
                .filter(status -> status != FulfillmentStatus.CANCELLED)
                .toList();
        if (kept.isEmpty()) {
            return OrderStatus.CANCELLED;
        }
        if (kept.stream().allMatch(status -> status == FulfillmentStatus.COMPLETED)) {
            return OrderStatus.COMPLETED;
        }
        return kept.stream().allMatch(status -> status == FulfillmentStatus.PENDING)
                ? OrderStatus.ACCEPTED
                : OrderStatus.IN_FULFILLMENT;
    }
}
