package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pickwright.model.fulfillment.FulfillmentId;

/** A lease that a station says it has. */
public record HeldLease(
        @JsonProperty("f") FulfillmentId fulfillment,
        @JsonProperty("e") long epoch,
        @JsonProperty("s") boolean started) {}
