package dev.pickwright.model.sync;

import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.List;

/**
 * A fulfillment with all that belongs to it, as it is on central.
 *
 * @param operations how many operations of the lease are in it
 * @param tables in the order in which they can be inserted
 */
public record LeaseSnapshot(FulfillmentId fulfillment, long epoch, long operations, List<TableRows> tables) {
    public LeaseSnapshot {
        tables = List.copyOf(tables);
    }
}
