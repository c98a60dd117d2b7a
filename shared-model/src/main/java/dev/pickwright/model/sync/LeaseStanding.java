package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;

/** What central says of a lease that a station has; what it does not mention is as the station says. */
public record LeaseStanding(
        @JsonProperty("f") FulfillmentId fulfillment,
        @JsonProperty("e") long epoch,
        @JsonProperty("s") State state) {

    /** What the station is to do. */
    public enum State implements Wire {
        /** Central granted it, and the station did not say it has it. */
        HELD,
        /** Stop: it is over. */
        REVOKED,
        /** Stop, say what is picked, put it back. */
        CANCEL_REQUESTED
    }
}
