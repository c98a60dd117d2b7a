package dev.pickwright.model.fulfillment;

import java.util.List;

/**
 * What became of a request to erase a customer.
 *
 * @param erased orders that tell nothing of the customer any more, by this request
 * @param remaining closed orders that still do: ask again, with a fresh key
 * @param open orders that are kept as they are because they are not closed
 * @param openOrders the numbers of the first hundred of them
 */
public record CustomerErased(int erased, int remaining, int open, List<String> openOrders) {
    public CustomerErased {
        openOrders = List.copyOf(openOrders);
    }
}
