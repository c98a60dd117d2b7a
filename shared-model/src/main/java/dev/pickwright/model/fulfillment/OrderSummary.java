package dev.pickwright.model.fulfillment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as one row of a list.
 *
 * @param why it cannot be routed; null unless it is unroutable
 */
public record OrderSummary(
        OrderId id,
        String number,
        @Nullable String customer,
        OrderStatus status,
        Instant createdAt,
        int lines,
        @Nullable String why) {}
