package dev.pickwright.backend.platform.scope;

import dev.pickwright.model.warehouse.WarehouseId;

/** What people call a warehouse. */
public interface WarehouseCodes {

    String code(WarehouseId id);
}
