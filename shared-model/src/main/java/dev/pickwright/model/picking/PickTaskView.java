package dev.pickwright.model.picking;

import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picklist as its picker sees it: the next step, and what lies around it.
 *
 * @param version of the picklist; a scan says which one it answers
 * @param current the line the step is about; null at the ends
 * @param expected the code the step wants scanned, in its canonical form; null where any tote will do or none is wanted
 * @param next the stops after the current one, at most three
 * @param undoable whether there is a pick to undo
 */
public record PickTaskView(
        PicklistId id,
        String number,
        long version,
        PicklistStatus status,
        @Nullable String operator,
        List<Part> fulfillments,
        PickStepKind step,
        @Nullable Line current,
        @Nullable String expected,
        List<Line> next,
        int linesTotal,
        int linesClosed,
        int unitsTotal,
        int unitsPicked,
        boolean undoable) {

    /** A fulfillment on the picklist and the tote bound to it, if one is. */
    public record Part(
            FulfillmentId id,
            String number,
            String orderNumber,
            @Nullable String tote) {}

    /**
     * One stop.
     *
     * @param position in walking order, from 1
     * @param gtin 14 digits; null if the SKU has none
     * @param quantity planned here
     * @param onHand what the system believes to be in the bin
     */
    public record Line(
            PickLineId id,
            int position,
            String zone,
            String bin,
            String sku,
            String description,
            @Nullable String gtin,
            int quantity,
            int picked,
            int shortQuantity,
            int onHand,
            PickLineStatus status,
            FulfillmentId fulfillmentId,
            @Nullable String tote) {

        /** Planned and neither picked nor reported short yet. */
        public int open() {
            return status == PickLineStatus.OPEN ? quantity - picked - shortQuantity : 0;
        }
    }

    public PickTaskView {
        fulfillments = List.copyOf(fulfillments);
        next = List.copyOf(next);
    }
}
