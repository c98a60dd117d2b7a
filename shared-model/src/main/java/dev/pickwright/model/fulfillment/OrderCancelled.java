package dev.pickwright.model.fulfillment;

import java.util.List;

/**
 * What became of an order that was to be cancelled.
 *
 * @param cancelled the numbers of the fulfillments that are cancelled now
 * @param kept those that had shipped already, and stay
 */
public record OrderCancelled(String number, OrderStatus status, List<String> cancelled, List<String> kept) {
    public OrderCancelled {
        cancelled = List.copyOf(cancelled);
        kept = List.copyOf(kept);
    }
}
