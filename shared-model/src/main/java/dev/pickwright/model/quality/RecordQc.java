package dev.pickwright.model.quality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a check: every point of the checklist, or all up to the first failed one.
 * Constructing it throws {@link IllegalArgumentException} if there are more than 100 points.
 *
 * @param check the check it answers; null makes one where a check is required and none is due yet
 */
public record RecordQc(
        @Nullable QcCheckId check,
        List<PointResult> points,
        @Nullable Long version,
        @Nullable Instant deviceTime) {

    private static final int MAX_POINTS = 100;

    public RecordQc {
        points = List.copyOf(points);
        if (points.size() > MAX_POINTS) {
            throw new IllegalArgumentException("points are at most %d".formatted(MAX_POINTS));
        }
    }
}
