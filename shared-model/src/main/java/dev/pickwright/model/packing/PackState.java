package dev.pickwright.model.packing;

import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.SkuId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about packing a fulfillment look at; read under its lock.
 *
 * @param boxes those that are not voided
 * @param defaultType the box type taken when none was chosen
 * @param lastPack the newest packing of units that was not undone
 */
public record PackState(
        FulfillmentState fulfillment,
        List<Item> items,
        List<Box> boxes,
        String defaultType,
        @Nullable Pack lastPack) {

    /** One line; quantities in base units. */
    public record Item(ItemId id, SkuId skuId, String sku, String description, int picked, int packed) {

        public int open() {
            return picked - packed;
        }
    }

    /** @param units base units in it */
    public record Box(PackageId id, String sscc, String type, PackageStatus status, int units) {}

    /** Units put into a package in one go. */
    public record Pack(java.util.UUID id, PackageId box, ItemId item, int quantity) {}

    public PackState {
        items = List.copyOf(items);
        boxes = List.copyOf(boxes);
    }

    public Optional<Box> openBox() {
        return boxes.stream().filter(box -> box.status() == PackageStatus.OPEN).findFirst();
    }

    public boolean everythingPacked() {
        return items.stream().allMatch(item -> item.open() == 0);
    }

    /** What the packer does next, as far as packing itself goes. */
    public PackStepKind step() {
        return switch (fulfillment.status()) {
            case PICKED -> PackStepKind.SCAN_ITEM;
            case PACKING -> packing();
            case PACKED -> PackStepKind.MARK_READY;
            case READY -> PackStepKind.SHIP;
            case SHIPPED, COMPLETED -> PackStepKind.DONE;
            case PENDING, PLANNING, PICKING, PICK_FAILED, PACK_FAILED, CANCELLED -> PackStepKind.BLOCKED;
        };
    }

    private PackStepKind packing() {
        if (!everythingPacked()) {
            return PackStepKind.SCAN_ITEM;
        }
        return openBox().isPresent() ? PackStepKind.CLOSE_PACKAGE : PackStepKind.CONFIRM_PACKED;
    }

    boolean isPacking() {
        return fulfillment.status() == FulfillmentStatus.PACKING;
    }
}
