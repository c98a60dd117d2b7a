package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Wire;
import java.util.EnumSet;
import java.util.Set;

/** Where a fulfillment stands; {@link #next()} is the whole status machine of {@code docs/domain.md}. */
public enum FulfillmentStatus implements Wire {
    PENDING,
    PLANNING,
    PICKING,
    PICK_FAILED,
    PICKED,
    PACKING,
    PACK_FAILED,
    PACKED,
    READY,
    SHIPPED,
    COMPLETED,
    CANCELLED;

    /** The statuses that may follow. No default branch: a new status must not compile until its row is written. */
    public Set<FulfillmentStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(PLANNING, CANCELLED);
            case PLANNING -> EnumSet.of(PICKING, CANCELLED);
            case PICKING -> EnumSet.of(PICKED, PICK_FAILED, CANCELLED);
            case PICK_FAILED -> EnumSet.of(PICKING, CANCELLED);
            case PICKED -> EnumSet.of(PACKING, CANCELLED);
            case PACKING -> EnumSet.of(PACKED, PACK_FAILED, CANCELLED);
            case PACK_FAILED -> EnumSet.of(PACKING, CANCELLED);
            case PACKED -> EnumSet.of(READY, PACKING, CANCELLED);
            case READY -> EnumSet.of(SHIPPED, CANCELLED);
            case SHIPPED -> EnumSet.of(COMPLETED);
            case COMPLETED, CANCELLED -> EnumSet.noneOf(FulfillmentStatus.class);
        };
    }

    /** Whether work on it may still happen: not shipped, completed or cancelled. */
    public boolean live() {
        return switch (this) {
            case PENDING, PLANNING, PICKING, PICK_FAILED, PICKED, PACKING, PACK_FAILED, PACKED, READY -> true;
            case SHIPPED, COMPLETED, CANCELLED -> false;
        };
    }
}
