package dev.pickwright.model.fulfillment;

import dev.pickwright.model.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * The operation that takes a fulfillment on, once no gate is unmet.
 *
 * @param action as in docs/domain.md, lower case with underscores
 * @param role who usually does it
 */
public record NextStep(String action, Role role) {

    /** Null where the work on it has ended. */
    public static @Nullable NextStep of(FulfillmentStatus status) {
        return switch (status) {
            case PENDING -> new NextStep("start_planning", Role.SUPERVISOR);
            case PLANNING -> new NextStep("generate_picklist", Role.SUPERVISOR);
            case PICKING -> new NextStep("pick", Role.PICKER);
            case PICK_FAILED -> new NextStep("retry_pick", Role.SUPERVISOR);
            case PICKED -> new NextStep("start_packing", Role.PACKER);
            case PACKING -> new NextStep("pack", Role.PACKER);
            case PACK_FAILED -> new NextStep("retry_pack", Role.SUPERVISOR);
            case PACKED -> new NextStep("mark_ready", Role.PACKER);
            case READY -> new NextStep("ship", Role.PACKER);
            case SHIPPED -> new NextStep("complete", Role.SUPERVISOR);
            case COMPLETED, CANCELLED -> null;
        };
    }
}
