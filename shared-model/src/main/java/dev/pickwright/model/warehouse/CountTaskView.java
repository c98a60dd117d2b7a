package dev.pickwright.model.warehouse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bin and SKU to count; what should lie there is not told, so that it is counted and not confirmed.
 *
 * @param reason lower case with underscores, such as {@code short_pick}
 * @param counted what was found; null while it is open
 * @param difference by how many that was more, or fewer if negative; null while it is open
 */
public record CountTaskView(
        CountTaskId id,
        String warehouse,
        String bin,
        String sku,
        String description,
        String reason,
        boolean open,
        Instant createdAt,
        @Nullable Integer counted,
        @Nullable Integer difference) {}
