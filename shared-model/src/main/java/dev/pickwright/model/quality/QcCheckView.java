package dev.pickwright.model.quality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inspection of packed goods.
 *
 * @param id null while nothing of it is written: its first result writes it
 * @param reason why it is required, such as {@code flagged_sku:22423}
 * @param points the checklist
 * @param results empty while it is due
 * @param valid whether it lets the goods go on: it passed or was released, for what the packages hold now
 */
public record QcCheckView(
        @Nullable QcCheckId id,
        QcStatus status,
        String reason,
        List<QcPoint> points,
        List<PointResult> results,
        boolean valid,
        @Nullable String inspector,
        @Nullable Instant checkedAt) {

    public QcCheckView {
        points = List.copyOf(points);
        results = List.copyOf(results);
    }
}
