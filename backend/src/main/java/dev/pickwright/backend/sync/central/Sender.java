package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.sync.operation.Origin;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.function.Supplier;

/** Central: the station whose operations are looked at on this thread. */
final class Sender {

    private static final ScopedValue<Sender> CURRENT = ScopedValue.newInstance();

    private final String name;
    private final WarehouseId warehouse;
    private final long clockOffsetMillis;

    /** @param clockOffsetMillis by how much its clock is ahead */
    Sender(String name, WarehouseId warehouse, long clockOffsetMillis) {
        this.name = name;
        this.warehouse = warehouse;
        this.clockOffsetMillis = clockOffsetMillis;
    }

    <T> T within(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** @throws IllegalStateException if no station's operations are looked at */
    static Sender current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("nobody said whose operations these are");
        }
        return CURRENT.get();
    }

    /** Whether what runs now is what a station did, so that its lease does not keep it out. */
    static boolean acts() {
        return CURRENT.isBound();
    }

    String name() {
        return name;
    }

    WarehouseId warehouse() {
        return warehouse;
    }

    Origin origin() {
        return new Origin(name, clockOffsetMillis);
    }
}
