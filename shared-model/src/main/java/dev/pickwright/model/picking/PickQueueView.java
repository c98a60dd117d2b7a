package dev.pickwright.model.picking;

import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work that waits for a picker in one warehouse, the next first.
 *
 * @param mine the picklist this operator has claimed and not finished; null if none
 * @param waiting how many fulfillments wait in all; {@code next} holds the first of them
 * @param taken the picklists that other operators have, those taken longest ago first
 */
public record PickQueueView(@Nullable PickTaskView mine, int waiting, List<Row> next, List<Taken> taken) {

    /** Why a fulfillment is not given to a picker now. */
    public enum Obstacle implements Wire {
        HOLD,
        STOCK
    }

    /** @param obstacle null if it is given to whoever asks */
    public record Row(
            FulfillmentId fulfillmentId,
            String number,
            String orderNumber,
            String zones,
            int lines,
            int units,
            Instant since,
            @Nullable Obstacle obstacle) {}

    /** A picklist that somebody works on. */
    public record Taken(PicklistId id, String number, String operator, int lines, int openLines, Instant since) {}

    public PickQueueView {
        next = List.copyOf(next);
        taken = List.copyOf(taken);
    }
}
