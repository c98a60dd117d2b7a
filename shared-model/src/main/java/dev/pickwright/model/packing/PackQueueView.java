package dev.pickwright.model.packing;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import java.time.Instant;
import java.util.List;

/** Fulfillments that wait at the benches of a warehouse or stand on one (picked, packing, packed, ready), oldest first. */
public record PackQueueView(int waiting, List<Row> rows) {

    public record Row(
            FulfillmentId fulfillmentId,
            String number,
            String orderNumber,
            FulfillmentStatus status,
            List<String> totes,
            int units,
            Instant since) {
        public Row {
            totes = List.copyOf(totes);
        }
    }

    public PackQueueView {
        rows = List.copyOf(rows);
    }
}
