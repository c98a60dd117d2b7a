package dev.pickwright.model.sync;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import org.jspecify.annotations.Nullable;

/**
 * A station's exclusive right to work on a fulfillment, as central keeps it. It covers all stages of the work.
 *
 * @param epoch higher than that of every lease of the fulfillment before, also over a restored central
 * @param grantedAt central's time in milliseconds since 1970, as all times here
 * @param startBy until when a reserve may be started; {@code Long.MAX_VALUE} for an active one
 * @param end why it is over; null while it is not
 * @param diverted an operation of it was diverted: what follows is diverted as well, until the case is closed
 */
public record Lease(
        FulfillmentId fulfillment,
        long epoch,
        StationId station,
        LeaseKind kind,
        LeaseState state,
        long grantedAt,
        long startBy,
        @Nullable LeaseEnd end,
        @Nullable CaseId diverted) {

    public Lease in(LeaseState now) {
        return new Lease(fulfillment, epoch, station, kind, now, grantedAt, startBy, end, diverted);
    }

    public Lease ended(LeaseEnd why) {
        return new Lease(fulfillment, epoch, station, kind, LeaseState.ENDED, grantedAt, startBy, why, diverted);
    }

    public Lease divertedTo(@Nullable CaseId file) {
        return new Lease(fulfillment, epoch, station, kind, state, grantedAt, startBy, end, file);
    }
}
