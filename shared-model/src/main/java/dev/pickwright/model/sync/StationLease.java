package dev.pickwright.model.sync;

import dev.pickwright.model.fulfillment.FulfillmentId;

/**
 * A lease as its station keeps it.
 *
 * @param state the station's own: may be started before central knows
 * @param wall the station's clock when it got the lease, milliseconds since 1970
 * @param mono its milliseconds since the start of its backend, then
 * @param boot that start
 * @param serverTime what central's clock had reached by then, as far as the station knew, milliseconds since 1970
 * @param startWithin how many milliseconds after that it may be started; {@code Long.MAX_VALUE} for an active one
 */
public record StationLease(
        FulfillmentId fulfillment,
        long epoch,
        LeaseKind kind,
        State state,
        long wall,
        long mono,
        String boot,
        long serverTime,
        long startWithin) {

    /** Where the station sees it. */
    public enum State {
        HELD,
        STARTED,
        /** Over, and the operator has not acknowledged that yet. */
        STOPPED,
        ENDED
    }

    /**
     * As the station got it at a moment, which may be long after the grant.
     *
     * @param serverTime what central's clock has reached
     */
    static StationLease of(GrantedLease lease, StationMoment now, long serverTime) {
        long told = Math.max(lease.grantedAt(), serverTime);
        long within = lease.startBy() == Long.MAX_VALUE ? Long.MAX_VALUE : lease.startBy() - told;
        return new StationLease(
                lease.fulfillment(),
                lease.epoch(),
                lease.kind(),
                State.HELD,
                now.wall(),
                now.mono(),
                now.boot(),
                told,
                within);
    }

    public StationLease in(State now) {
        return new StationLease(fulfillment, epoch, kind, now, wall, mono, boot, serverTime, startWithin);
    }

    public boolean open() {
        return state == State.HELD || state == State.STARTED;
    }

    /**
     * Whether work on it may begin. The clock that says more has passed counts; after a restart without contact only a
     * clock that does not run behind what central last said. Safety never hangs on it: the epoch fences anyway.
     */
    public boolean mayStart(StationMoment now, long lastServerTime) {
        if (state == State.STARTED || kind == LeaseKind.ACTIVE && state == State.HELD) {
            return true;
        }
        if (state != State.HELD) {
            return false;
        }
        long passed;
        if (now.boot().equals(boot)) {
            passed = Math.max(now.mono() - mono, now.wall() - wall);
        } else if (now.wall() >= lastServerTime) {
            passed = Math.max(now.wall() - wall, now.wall() - serverTime);
        } else {
            return false;
        }
        return passed < startWithin;
    }
}
