package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pickwright.model.fulfillment.FulfillmentId;
import org.jspecify.annotations.Nullable;

/**
 * One message of a feed. Applying it twice is applying it once.
 *
 * @param kind the wire name of a {@link FeedKind}; text, for another version may know others
 * @param fulfillment what it is about; null for what is about none
 * @param epoch of the lease that it is about; 0 for none
 * @param body JSON by kind; null if the kind needs none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedMessage(
        @JsonProperty("q") long no,
        @JsonProperty("k") String kind,
        @JsonProperty("f") @Nullable FulfillmentId fulfillment,
        @JsonProperty("e") long epoch,
        @JsonProperty("b") @Nullable String body) {}
