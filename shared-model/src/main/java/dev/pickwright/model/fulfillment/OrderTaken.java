package dev.pickwright.model.fulfillment;

import org.jspecify.annotations.Nullable;

/**
 * What became of an order that came in.
 *
 * @param why it could not be routed; null if it was
 */
public record OrderTaken(
        OrderId id,
        String number,
        OrderStatus status,
        @Nullable String why) {}
