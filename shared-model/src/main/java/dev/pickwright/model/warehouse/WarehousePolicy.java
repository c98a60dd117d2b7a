package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;
import dev.pickwright.model.picking.ShortResolution;
import org.jspecify.annotations.Nullable;

/**
 * What a warehouse usually does.
 * Constructing it throws {@link IllegalArgumentException} if a number is out of range.
 *
 * @param shortPolicy what a picker is proposed first when units are missing
 * @param maxPickAttempts of fulfillments created from now on, 1 to 20
 * @param maxPackAttempts of fulfillments created from now on, 1 to 20
 * @param typedEntryNeedsApproval whether a supervisor has to let pickers and packers type a code or quantity where they
 *     could scan; null leaves it as it is
 */
public record WarehousePolicy(
        ShortResolution shortPolicy,
        int maxPickAttempts,
        int maxPackAttempts,
        @Nullable Boolean typedEntryNeedsApproval) {

    private static final int MOST = 20;

    public WarehousePolicy {
        Fields.between("max_pick_attempts", maxPickAttempts, 1, MOST);
        Fields.between("max_pack_attempts", maxPackAttempts, 1, MOST);
    }
}
