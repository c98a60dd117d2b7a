package dev.pickwright.backend.fulfillment;

import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;

/** Units of a bin promised to an item and not picked yet. */
public record Allocation(ItemId item, BinId bin, SkuId sku, int quantity) {}
