package dev.pickwright.model.fulfillment;

import java.util.List;

/**
 * What became of an order that was to be cancelled.
 *
 * @param cancelled the numbers of the fulfillments that are cancelled now
 * @param kept those that had shipped already, and stay
 * @param pending those on which a station works: they are cancelled when it has stopped
 */
public record OrderCancelled(
        String number, OrderStatus status, List<String> cancelled, List<String> kept, List<CancelPending> pending) {

    public OrderCancelled {
        cancelled = List.copyOf(cancelled);
        kept = List.copyOf(kept);
        pending = List.copyOf(pending);
    }

    /** Nobody else is asked. */
    public OrderCancelled(String number, OrderStatus status, List<String> cancelled, List<String> kept) {
        this(number, status, cancelled, kept, List.of());
    }
}
