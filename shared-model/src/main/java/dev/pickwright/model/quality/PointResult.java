package dev.pickwright.model.quality;

import dev.pickwright.model.Fields;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.packing.Swap;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a point came out; a failed one needs a defect, a quantity and a disposition.
 * Constructing it throws {@link IllegalArgumentException} if a failed point lacks one of them or a passed one has one.
 *
 * @param point its code
 * @param quantity units concerned, 1 or more
 * @param measured the value of a point that is measured
 * @param photo where the picture is, at most 200 characters
 * @param swap what to take out and what to bring, when it is told with disposition replace; not kept with the result
 */
public record PointResult(
        String point,
        boolean passed,
        @Nullable Defect defect,
        @Nullable Integer quantity,
        @Nullable Disposition disposition,
        @Nullable BigDecimal measured,
        @Nullable String photo,
        @Nullable Swap swap) {

    public PointResult {
        if (!point.matches("[a-z0-9_]{1,24}")) {
            throw new IllegalArgumentException("point is the code of a point of the checklist");
        }
        Fields.number("measured", measured);
        photo = Fields.optional("photo", photo, 200);
        check("defect", passed, defect == null);
        check("quantity", passed, quantity == null);
        check("disposition", passed, disposition == null);
        if (passed && swap != null) {
            throw new IllegalArgumentException("swap is of a failed point only");
        }
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

    public static PointResult pass(String point) {
        return new PointResult(point, true, null, null, null, null, null, null);
    }

    public static PointResult fail(String point, Defect defect, int quantity, Disposition disposition) {
        return new PointResult(point, false, defect, quantity, disposition, null, null, null);
    }

    /** The same, with a measured value. */
    public PointResult measuring(BigDecimal value) {
        return new PointResult(point, passed, defect, quantity, disposition, value, photo, swap);
    }

    /** The same, with what to replace. */
    public PointResult swapping(Swap what) {
        return new PointResult(point, passed, defect, quantity, disposition, measured, photo, what);
    }
}
