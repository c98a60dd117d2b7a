package dev.pickwright.backend.sync.copies;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.LeaseSnapshot;
import org.springframework.stereotype.Service;

/**
 * Copies of leased work: written out at central, taken in at a station. A copy holds the fulfillments that share an open
 * picklist under leases of the same station, for they change together.
 */
@Service
public class LeaseCopies {

    private final LeaseExport exports;
    private final LeaseImport imports;

    LeaseCopies(LeaseExport exports, LeaseImport imports) {
        this.exports = exports;
        this.imports = imports;
    }

    /** The fulfillment as it is here; it stays locked until the unit of work ends. Joins the caller's unit of work. */
    public LeaseSnapshot export(FulfillmentId fulfillment, long epoch) {
        return exports.of(fulfillment, epoch);
    }

    /**
     * Exchanges all that this station has of the fulfillment, then carries out again what was done here under its lease
     * and is not in the copy. One unit of work.
     */
    public void replace(LeaseSnapshot snapshot) {
        imports.replace(snapshot);
    }

    /** Forgets the fulfillment; what its neighbours need stays. One unit of work. */
    public void remove(FulfillmentId fulfillment) {
        imports.remove(fulfillment);
    }
}
