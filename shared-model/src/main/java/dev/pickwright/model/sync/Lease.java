package dev.pickwright.model.sync;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import org.jspecify.annotations.Nullable;

/**
 * A station's exclusive right to a stage of the work on a fulfillment, as central keeps it.
 *
 * @param epoch higher than that of every lease of the fulfillment before, also over a restored central
 * @param stage {@code PICK} and {@code PACK} only where a tote was taken over from a silent station
 * @param grantedAt central's time in milliseconds since 1970, as all times here
 * @param startBy until when a reserve may be started; {@code Long.MAX_VALUE} for an active one
 * @param end why it is over; null while it is not
 * @param diverted an operation of it was diverted: what follows is diverted as well, until the case is closed
 */
public record Lease(
        FulfillmentId fulfillment,
        long epoch,
        StationId station,
        LeaseStage stage,
        LeaseKind kind,
        LeaseState state,
        long grantedAt,
        long startBy,
        @Nullable LeaseEnd end,
        @Nullable CaseId diverted) {

    public Lease in(LeaseState now) {
        return new Lease(fulfillment, epoch, station, stage, kind, now, grantedAt, startBy, end, diverted);
    }

    public Lease ended(LeaseEnd why) {
        return new Lease(fulfillment, epoch, station, stage, kind, LeaseState.ENDED, grantedAt, startBy, why, diverted);
    }

    public Lease divertedTo(@Nullable CaseId file) {
        return new Lease(fulfillment, epoch, station, stage, kind, state, grantedAt, startBy, end, file);
    }

    /** What its station keeps of it when another one packs. A tote that is full proves that picking was begun. */
    Lease pickingOnly() {
        return new Lease(
                fulfillment,
                epoch,
                station,
                LeaseStage.PICK,
                kind,
                LeaseState.STARTED,
                grantedAt,
                startBy,
                end,
                diverted);
    }
}
