package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of pushed operations.
 *
 * @param refusal null if the stream advanced; otherwise nothing was taken and the station shakes hands anew
 * @param appliedThrough the newest operation with a verdict
 * @param chain the chain there
 * @param rulings of those that are not plainly applied
 * @param retryAfterMillis wait so long before the next push
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PushReply(
        long incarnation,
        @Nullable PushRefusal refusal,
        long appliedThrough,
        Chain chain,
        @JsonProperty("x") List<Ruled> rulings,
        long retryAfterMillis) {

    public PushReply {
        rulings = List.copyOf(rulings);
    }

    /** The verdict on the operation at a place. */
    public record Ruled(
            @JsonProperty("s") long seq, @JsonProperty("r") Ruling ruling) {}
}
