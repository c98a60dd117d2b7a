package dev.pickwright.model.warehouse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time slot and what is taken of it.
 *
 * @param open whether its cut-off is still to come
 * @param maxFulfillments null for no limit
 * @param maxLines null for no limit
 */
public record SlotView(
        Instant startsAt,
        Instant endsAt,
        Instant cutOffAt,
        boolean open,
        @Nullable Integer maxFulfillments,
        @Nullable Integer maxLines,
        int usedFulfillments,
        int usedLines) {}
