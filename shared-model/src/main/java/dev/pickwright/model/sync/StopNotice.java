package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that was taken from this station and not yet acknowledged here: the operator stops, puts back, says so.
 *
 * @param number the fulfillment's
 * @param goods what was picked of it here and lies in totes
 */
public record StopNotice(FulfillmentId fulfillment, long epoch, String number, Why why, List<Goods> goods) {

    public StopNotice {
        goods = List.copyOf(goods);
    }

    /** Why it is over. */
    public enum Why implements Wire {
        REVOKED,
        CANCELLED
    }

    /** Units to go back. @param bin where they came from; null if nobody knows */
    public record Goods(
            String sku,
            String description,
            int quantity,
            @Nullable String tote,
            @Nullable String bin) {}
}
