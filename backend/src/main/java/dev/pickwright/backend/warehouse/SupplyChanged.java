package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.WarehouseId;

/**
 * Stock or capacity of a warehouse became available, or what it serves changed. Published inside the unit of work that
 * makes it so; who waits for it listens after the commit.
 */
public record SupplyChanged(WarehouseId warehouse) {}
