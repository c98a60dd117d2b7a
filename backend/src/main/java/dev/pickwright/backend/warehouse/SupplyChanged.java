package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.WarehouseId;

/**
 * Stock of a warehouse may be promised that could not be before. Published inside the transaction, once per change;
 * listen after commit, and expect many of one warehouse in a row.
 */
public record SupplyChanged(WarehouseId warehouse) {}
