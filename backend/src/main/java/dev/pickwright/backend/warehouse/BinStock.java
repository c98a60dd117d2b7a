package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;

/**
 * What of a SKU lies in a bin.
 *
 * @param available neither promised nor locked; may be negative while a count task is open
 */
public record BinStock(
        WarehouseId warehouse, BinId bin, String binCode, int pickSequence, SkuId sku, int onHand, int available) {}
