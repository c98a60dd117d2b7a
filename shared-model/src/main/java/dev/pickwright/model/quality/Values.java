package dev.pickwright.model.quality;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks that values fit where they are kept. */
final class Values {

    private static final int SCALE = 4;
    private static final int WHOLE_DIGITS = 10;

    private Values() {}

    static void text(String field, @Nullable String value, int max) {
        if (value != null && (value.isBlank() || value.length() > max || value.indexOf(0) >= 0)) {
            throw new IllegalArgumentException("%s has 1 to %d characters".formatted(field, max));
        }
    }

    static void number(String field, @Nullable BigDecimal value) {
        if (value != null && (value.scale() > SCALE || value.precision() - (long) value.scale() > WHOLE_DIGITS)) {
            throw new IllegalArgumentException(
                    "%s has at most %d digits before the point and %d after it".formatted(field, WHOLE_DIGITS, SCALE));
        }
    }
}
