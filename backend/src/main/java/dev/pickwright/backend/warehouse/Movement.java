package dev.pickwright.backend.warehouse;

import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.SkuId;
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
        @Nullable ItemId item) {}
