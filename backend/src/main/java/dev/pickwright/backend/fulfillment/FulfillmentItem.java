package dev.pickwright.backend.fulfillment;

import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.SkuId;
import org.jspecify.annotations.Nullable;

/** One line of a fulfillment with what its SKU is; quantities in base units. */
public record FulfillmentItem(
        ItemId id,
        int lineNumber,
        SkuId skuId,
        String sku,
        String description,
        @Nullable String gtin,
        @Nullable Integer weightGrams,
        boolean qcFlagged,
        boolean lotTracked,
        boolean serialTracked,
        int ordered,
        int allocated,
        int picked,
        int shortQuantity,
        int packed) {

    /** Units that nothing is promised for. */
    public int waiting() {
        return ordered - allocated - picked - shortQuantity;
    }
}
