package dev.pickwright.model.quality;

import dev.pickwright.model.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A point of a checklist, as a warehouse defines it.
 * Constructing it throws {@link IllegalArgumentException} if a text or number is out of its range.
 *
 * @param code lower case letters, digits and underscores, at most 24
 * @param text what to look at, at most 120 characters; null if the station has a word for the code
 * @param unit of a point that is measured, at most 16 characters
 * @param min the least measured value that passes; null if there is none
 * @param max the greatest one; a point with neither is not measured
 */
public record QcPoint(
        String code,
        @Nullable String text,
        @Nullable String unit,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    /** The points of {@link Checkpoint}. */
    public static final List<QcPoint> DEFAULTS = Stream.of(Checkpoint.values())
            .map(point -> new QcPoint(point.wire(), null, null, null, null))
            .toList();

    public QcPoint {
        if (!code.matches("[a-z0-9_]{1,24}")) {
            throw new IllegalArgumentException("code has 1 to 24 lower case letters, digits and underscores");
        }
        text = Fields.optional("text", text, 120);
        unit = Fields.optional("unit", unit, 16);
        Fields.number("min", min);
        Fields.number("max", max);
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new IllegalArgumentException("min is at most max");
        }
    }

    public boolean measured() {
        return min != null || max != null;
    }

    public boolean within(BigDecimal value) {
        return (min == null || value.compareTo(min) >= 0) && (max == null || value.compareTo(max) <= 0);
    }
}
