package dev.pickwright.backend.routing;

import dev.pickwright.backend.warehouse.SlotBook;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.model.warehouse.WarehouseId;
import org.jspecify.annotations.Nullable;

/** A warehouse and its capacity, as routing looks at them; two of the same warehouse are equal. */
public record Site(Warehouse warehouse, SlotBook slots) {

    WarehouseId id() {
        return warehouse.id();
    }

    String code() {
        return warehouse.code();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Site site && site.id().equals(id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }
}
