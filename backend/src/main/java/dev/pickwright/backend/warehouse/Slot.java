package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period of a warehouse's day and what is taken of it.
 *
 * @param id null until something is taken of it
 * @param maxFulfillments null for no limit
 * @param maxLines null for no limit
 */
public record Slot(
        @Nullable UUID id,
        WarehouseId warehouse,
        Instant startsAt,
        Instant endsAt,
        Instant cutOffAt,
        @Nullable Integer maxFulfillments,
        @Nullable Integer maxLines,
        int usedFulfillments,
        int usedLines) {

    /** Whether one more fulfillment with so many lines keeps to the limits. */
    public boolean hasRoomFor(int lines) {
        return (maxFulfillments == null || usedFulfillments < maxFulfillments)
                && (maxLines == null || usedLines + lines <= maxLines);
    }

    public boolean openAt(Instant now) {
        return now.isBefore(cutOffAt);
    }

    /** The most lines one more fulfillment could have. */
    int roomForLines() {
        if (!hasRoomFor(0)) {
            return 0;
        }
        return maxLines == null ? Integer.MAX_VALUE : maxLines - usedLines;
    }
}
