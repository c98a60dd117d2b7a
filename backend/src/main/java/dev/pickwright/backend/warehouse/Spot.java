package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.PlaceKind;

/** A SKU in a bin, whether any of it lies there or not. */
record Spot(Warehouse warehouse, BinId bin, String binCode, Sku sku) {

    /** The movement that makes up for units found more, or fewer if negative. */
    Movement difference(int delta, String reason) {
        boolean more = delta > 0;
        return new Movement(
                warehouse.id(),
                sku.id(),
                Math.abs(delta),
                more ? PlaceKind.COUNTED : PlaceKind.BIN,
                more ? null : bin.value(),
                more ? PlaceKind.BIN : PlaceKind.COUNTED,
                more ? bin.value() : null,
                reason,
                null);
    }
}
