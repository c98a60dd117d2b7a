package dev.pickwright.backend.sync;

import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Central: the station whose operations are looked at on this thread. */
final class Sender {

    private static final ScopedValue<Sender> CURRENT = ScopedValue.newInstance();

    private final StationId station;
    private final String name;
    private final WarehouseId warehouse;
    private final long clockOffsetMillis;
    private final Instant now;
    private final Map<OperatorId, Boolean> retired = new HashMap<>();

    /** @param clockOffsetMillis by how much its clock is ahead */
    Sender(StationId station, String name, WarehouseId warehouse, long clockOffsetMillis, Instant now) {
        this.station = station;
        this.name = name;
        this.warehouse = warehouse;
        this.clockOffsetMillis = clockOffsetMillis;
        this.now = now;
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

    StationId station() {
        return station;
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

    /** When something was done, by central's clock. */
    Instant corrected(long wall) {
        return Instant.ofEpochMilli(wall - clockOffsetMillis);
    }

    Instant now() {
        return now;
    }

    boolean isRetired(OperatorId operator, Predicate<OperatorId> look) {
        return retired.computeIfAbsent(operator, look::test);
    }
}
