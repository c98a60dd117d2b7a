package dev.pickwright.model.sync;

import dev.pickwright.model.fulfillment.FulfillmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One operation of this station, as the sync page lists it.
 *
 * @param number of the fulfillment; null if it is about none
 * @param operator the name of who did it; null for the station
 */
public record OperationView(
        OperationId id,
        String type,
        @Nullable FulfillmentId fulfillment,
        @Nullable String number,
        @Nullable String operator,
        Instant doneAt,
        OperationStanding standing,
        @Nullable OperationVerdict verdict,
        @Nullable VerdictCode code) {}
