package dev.pickwright.model.quality;

import org.jspecify.annotations.Nullable;

/**
 * How a point came out; a failed one needs a defect, a quantity and a disposition.
 * Constructing it throws {@link IllegalArgumentException} if a failed point lacks one of them or a passed one has one.
 *
 * @param quantity units concerned, 1 or more
 */
public record PointResult(
        Checkpoint point,
        boolean passed,
        @Nullable Defect defect,
        @Nullable Integer quantity,
        @Nullable Disposition disposition) {

    public PointResult {
        boolean complete = defect != null && quantity != null && quantity > 0 && disposition != null;
        boolean empty = defect == null && quantity == null && disposition == null;
        if (passed ? !empty : !complete) {
            throw new IllegalArgumentException(
                    passed
                            ? "a passed point has no defect, quantity or disposition"
                            : "a failed point needs a defect, a quantity of 1 or more and a disposition");
        }
    }

    public static PointResult pass(Checkpoint point) {
        return new PointResult(point, true, null, null, null);
    }

    public static PointResult fail(Checkpoint point, Defect defect, int quantity, Disposition disposition) {
        return new PointResult(point, false, defect, quantity, disposition);
    }
}
