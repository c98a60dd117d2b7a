package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pickwright.model.fulfillment.FulfillmentId;

/** Under which lease an operation was done. */
public record LeaseRef(
        @JsonProperty("f") FulfillmentId fulfillment,
        @JsonProperty("e") long epoch) {}
