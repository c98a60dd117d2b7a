package dev.pickwright.model.picking;

import dev.pickwright.model.fulfillment.FulfillmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work that waits for a picker in one warehouse, the next first.
 *
 * @param mine the picklist this operator has claimed and not finished; null if none
 * @param waiting how many fulfillments wait in all; {@code next} holds the first of them
 */
public record PickQueueView(@Nullable PickTaskView mine, int waiting, List<Row> next) {

    public record Row(
            FulfillmentId fulfillmentId,
            String number,
            String orderNumber,
            String zones,
            int lines,
            int units,
            Instant since) {}

    public PickQueueView {
        next = List.copyOf(next);
    }
}
