package dev.pickwright.backend.packing;

import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.Trace;

/** Units of one item and lot in a package. */
public record PackedGoods(PackageId box, ItemId item, SkuId sku, Trace trace, int quantity) {}
