package dev.pickwright.backend.platform.scope;

import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Set;

/** Knows to which warehouses the things of a feature belong. */
public interface Owners {

    Set<Subject> subjects();

    /**
     * The warehouses of a thing; none if there is no such thing, or if it is no warehouse's yet.
     *
     * @param name as requests name it
     * @throws IllegalArgumentException if nothing can be named so
     */
    Set<WarehouseId> of(Subject subject, String name);
}
