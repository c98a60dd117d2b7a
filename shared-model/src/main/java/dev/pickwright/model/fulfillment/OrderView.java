package dev.pickwright.model.fulfillment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order with its lines and the fulfillments that serve it. */
public record OrderView(
        OrderId id,
        String number,
        @Nullable String customer,
        OrderStatus status,
        @Nullable Instant orderedAt,
        Instant createdAt,
        List<Line> lines,
        List<FulfillmentSummary> fulfillments) {

    public record Line(int lineNumber, String sku, String description, int quantity) {}

    public OrderView {
        lines = List.copyOf(lines);
        fulfillments = List.copyOf(fulfillments);
    }
}
