package dev.pickwright.model.fulfillment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fulfillment as one row of a board.
 *
 * @param statusSince when it came to its status, by the server's clock
 * @param units ordered, in base units
 * @param operator who works on it now; null if nobody
 * @param version for {@code If-Match}
 */
public record FulfillmentSummary(
        FulfillmentId id,
        String number,
        String orderNumber,
        int partNumber,
        String warehouse,
        FulfillmentStatus status,
        Instant statusSince,
        Instant createdAt,
        int lines,
        int units,
        @Nullable String operator,
        long version) {}
