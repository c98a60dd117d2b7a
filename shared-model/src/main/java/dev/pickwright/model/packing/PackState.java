package dev.pickwright.model.packing;

import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.Trace;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /**
     * One line; quantities in base units.
     *
     * @param loose what of it lies in totes still, by tote and lot
     */
    public record Item(
            ItemId id, SkuId skuId, String sku, String description, int picked, int packed, List<Loose> loose) {

        public Item {
            loose = List.copyOf(loose);
        }

        public int open() {
            return picked - packed;
        }
    }

    /**
     * Units of one lot in one tote.
     *
     * @param place the tote
     */
    public record Loose(UUID place, Trace trace, int quantity) {}

    /** @param units base units in it */
    public record Box(PackageId id, String sscc, String type, PackageStatus status, int units) {}

    /**
     * Units put into a package in one go.
     *
     * @param movement that did it
     * @param place the tote they came from
     * @param stillIn how many units of that item and lot the package holds now
     */
    public record Pack(UUID movement, PackageId box, ItemId item, int quantity, Trace trace, UUID place, int stillIn) {}

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
        return openBoxHoldsGoods() ? PackStepKind.CLOSE_PACKAGE : PackStepKind.CONFIRM_PACKED;
    }

    boolean openBoxHoldsGoods() {
        return openBox().map(box -> box.units() > 0).orElse(false);
    }

    boolean isPacking() {
        return fulfillment.status() == FulfillmentStatus.PACKING;
    }
}
