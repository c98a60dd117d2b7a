package dev.pickwright.model.fulfillment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fulfillment that is to be cancelled as soon as the station that works on it has said that it stopped.
 *
 * @param number the fulfillment's
 * @param cancel always {@code pending_station}
 * @param station the name of the one that has it
 * @param lastSeen when central last heard of it; null if it never did
 * @param escalateAt the cut-off of its time slot: by then a supervisor revokes the lease, then cancels; null if it is in none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelPending(
        FulfillmentId id,
        String number,
        FulfillmentStatus status,
        String cancel,
        String station,
        @Nullable Instant lastSeen,
        @Nullable Instant escalateAt) {

    public static final String PENDING_STATION = "pending_station";
}
