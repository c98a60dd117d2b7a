package dev.pickwright.model.fulfillment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with its lines and the fulfillments that serve it.
 *
 * @param why it cannot be routed; null unless it is unroutable
 * @param cancelPending the numbers of fulfillments that are cancelled when their station has said that it stopped
 */
public record OrderView(
        OrderId id,
        String number,
        @Nullable String customer,
        OrderStatus status,
        @Nullable String why,
        @Nullable Instant orderedAt,
        Instant createdAt,
        List<Line> lines,
        List<FulfillmentSummary> fulfillments,
        List<String> cancelPending) {

    /** @param warehouse the one that must serve it; null leaves the choice to routing */
    public record Line(
            int lineNumber,
            String sku,
            String description,
            int quantity,
            @Nullable String warehouse) {}

    public OrderView {
        lines = List.copyOf(lines);
        fulfillments = List.copyOf(fulfillments);
        cancelPending = List.copyOf(cancelPending);
    }

    /** Nothing of it waits to be cancelled. */
    public OrderView(
            OrderId id,
            String number,
            @Nullable String customer,
            OrderStatus status,
            @Nullable String why,
            @Nullable Instant orderedAt,
            Instant createdAt,
            List<Line> lines,
            List<FulfillmentSummary> fulfillments) {
        this(id, number, customer, status, why, orderedAt, createdAt, lines, fulfillments, List.of());
    }
}
