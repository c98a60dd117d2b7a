package dev.pickwright.model.quality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a check: every point of the checklist, or all up to the first failed one.
 *
 * @param check the check it answers
 */
public record RecordQc(
        QcCheckId check,
        List<PointResult> points,
        @Nullable Long version,
        @Nullable Instant deviceTime) {
    public RecordQc {
        points = List.copyOf(points);
    }
}
