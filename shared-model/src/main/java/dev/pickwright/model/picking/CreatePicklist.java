package dev.pickwright.model.picking;

import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.HashSet;
import java.util.List;

/**
 * Planned fulfillments of one warehouse to pick in one walk.
 * Constructing it throws {@link IllegalArgumentException} if there is none, more than {@value #MAX}, or one twice.
 */
public record CreatePicklist(List<FulfillmentId> fulfillmentIds) {

    /** More totes than this fit on no cart. */
    public static final int MAX = 24;

    public CreatePicklist {
        fulfillmentIds = List.copyOf(fulfillmentIds);
        if (fulfillmentIds.isEmpty() || fulfillmentIds.size() > MAX) {
            throw new IllegalArgumentException("fulfillment_ids has 1 to %d entries".formatted(MAX));
        }
        if (new HashSet<>(fulfillmentIds).size() < fulfillmentIds.size()) {
            throw new IllegalArgumentException("fulfillment_ids names one twice");
        }
    }
}
