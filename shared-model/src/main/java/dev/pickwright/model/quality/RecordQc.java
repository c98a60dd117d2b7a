package dev.pickwright.model.quality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a check: every point of the checklist, or all up to the first failed one.
 *
 * @param check the check it answers; null makes one where a check is required and none is due yet
 */
public record RecordQc(
        @Nullable QcCheckId check,
        List<PointResult> points,
        @Nullable Long version,
        @Nullable Instant deviceTime) {
    public RecordQc {
        points = List.copyOf(points);
        if (points.size() > 50) {
            throw new IllegalArgumentException("points has at most 50 entries");
        }
    }
}
