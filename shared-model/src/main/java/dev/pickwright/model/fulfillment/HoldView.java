package dev.pickwright.model.fulfillment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold as it is shown.
 *
 * @param placedBy a name
 * @param releasedBy a name; null while the hold is open, as are those after it
 * @param releaseApprovedBy the name of the supervisor who let them; null if nobody had to
 */
public record HoldView(
        HoldId id,
        HoldKind kind,
        String reason,
        String placedBy,
        Instant placedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable String releaseReason,
        @Nullable String releaseApprovedBy) {}
