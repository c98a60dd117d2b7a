package dev.pickwright.backend.warehouse;

import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of a SKU go from one place to another.
 *
 * @param quantity base units, 1 or more
 * @param from null where the kind says it all, as with goods received
 * @param reason lower case with underscores, such as {@code pick} or {@code undo_pick}
 * @param item the fulfillment item they go for
 * @param trace which goods they are
 * @param pickLine the pick line that planned it
 * @param reverses the earlier movement that this one takes back
 */
public record Movement(
        WarehouseId warehouse,
        SkuId sku,
        int quantity,
        PlaceKind fromKind,
        @Nullable UUID from,
        PlaceKind toKind,
        @Nullable UUID to,
        String reason,
        @Nullable ItemId item,
        Trace trace,
        @Nullable PickLineId pickLine,
        @Nullable UUID reverses) {

    /** A movement that says nothing of lots and takes nothing back. */
    public Movement(
            WarehouseId warehouse,
            SkuId sku,
            int quantity,
            PlaceKind fromKind,
            @Nullable UUID from,
            PlaceKind toKind,
            @Nullable UUID to,
            String reason,
            @Nullable ItemId item) {
        this(warehouse, sku, quantity, fromKind, from, toKind, to, reason, item, Trace.NONE, null, null);
    }

    public Movement of(Trace goods) {
        return new Movement(
                warehouse, sku, quantity, fromKind, from, toKind, to, reason, item, goods, pickLine, reverses);
    }

    public Movement on(PickLineId line) {
        return new Movement(warehouse, sku, quantity, fromKind, from, toKind, to, reason, item, trace, line, reverses);
    }

    public Movement reversing(UUID earlier) {
        return new Movement(
                warehouse, sku, quantity, fromKind, from, toKind, to, reason, item, trace, pickLine, earlier);
    }
}
