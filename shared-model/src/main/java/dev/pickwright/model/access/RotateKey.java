package dev.pickwright.model.access;

import dev.pickwright.model.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new secret of a key.
 * Constructing it throws {@link IllegalArgumentException} if the overlap is out of range.
 *
 * @param overlapHours how long the old secret stays valid, 0 to 720; 0 ends it at once; null for 24
 */
public record RotateKey(@Nullable Integer overlapHours) {

    private static final int USUAL = 24;

    public RotateKey {
        overlapHours = Fields.between("overlap_hours", overlapHours == null ? USUAL : overlapHours, 0, 720);
    }
}
