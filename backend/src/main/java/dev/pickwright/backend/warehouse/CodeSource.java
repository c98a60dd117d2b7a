package dev.pickwright.backend.warehouse;

import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Optional;

/** A later feature that knows further codes. It is asked only about codes that are nothing else. */
public interface CodeSource {

    /** @param code in the case it came in */
    Optional<Resolved> find(WarehouseId warehouse, String code);
}
