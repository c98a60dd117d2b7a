package dev.pickwright.model.fulfillment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed on the board since a cursor, and the counts by status now.
 *
 * @param cursor to ask with next time
 * @param at the server's clock, which ages are counted by
 * @param unroutable how many orders wait because no warehouse can serve them
 * @param deadLetters how many events an endpoint could not be given, of all warehouses
 * @param rows fulfillments that changed since, each whole; all of them when asked from 0
 */
public record BoardView(
        long cursor,
        Instant at,
        List<StatusCount> counts,
        int unroutable,
        int deadLetters,
        List<FulfillmentSummary> rows) {

    /**
     * @param oldestSince when the one longest in this status came to it; null when the count is 0
     */
    public record StatusCount(
            FulfillmentStatus status, int count, @Nullable Instant oldestSince) {}

    public BoardView {
        counts = List.copyOf(counts);
        rows = List.copyOf(rows);
    }
}
