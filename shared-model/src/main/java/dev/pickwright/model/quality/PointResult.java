package dev.pickwright.model.quality;

import dev.pickwright.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How a point came out; a failed one needs a defect, a quantity and a disposition.
 * Constructing it throws {@link IllegalArgumentException} if a failed point lacks one of them or a passed one has one.
 *
 * @param quantity units concerned, 1 to 1,000,000
 */
public record PointResult(
        Checkpoint point,
        boolean passed,
        @Nullable Defect defect,
        @Nullable Integer quantity,
        @Nullable Disposition disposition) {

    public PointResult {
        check("defect", passed, defect == null);
        check("quantity", passed, quantity == null);
        check("disposition", passed, disposition == null);
        if (quantity != null && (quantity < 1 || quantity > Quantity.MAX)) {
            throw new IllegalArgumentException("quantity is 1 to %d, not %d".formatted(Quantity.MAX, quantity));
        }
    }

    private static void check(String field, boolean passed, boolean missing) {
        if (passed != missing) {
            throw new IllegalArgumentException(
                    field + (passed ? " is of a failed point only" : " is needed of a failed point"));
        }
    }

    public static PointResult pass(Checkpoint point) {
        return new PointResult(point, true, null, null, null);
    }

    public static PointResult fail(Checkpoint point, Defect defect, int quantity, Disposition disposition) {
        return new PointResult(point, false, defect, quantity, disposition);
    }
}
