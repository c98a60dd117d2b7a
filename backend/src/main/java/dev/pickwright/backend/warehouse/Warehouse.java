package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.ServiceArea;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.ZoneId;

/**
 * A site.
 *
 * @param priority of two sites that could serve an order alike, the lower one does
 * @param carrier who usually takes its packages
 * @param area what routing looks at
 */
public record Warehouse(
        WarehouseId id,
        String code,
        String name,
        ZoneId timeZone,
        int priority,
        int maxPickAttempts,
        int maxPackAttempts,
        String carrier,
        String carrierService,
        ServiceArea area) {

    /** A site that takes work from everywhere. */
    public Warehouse(
            WarehouseId id,
            String code,
            String name,
            ZoneId timeZone,
            int priority,
            int maxPickAttempts,
            int maxPackAttempts,
            String carrier,
            String carrierService) {
        this(
                id,
                code,
                name,
                timeZone,
                priority,
                maxPickAttempts,
                maxPackAttempts,
                carrier,
                carrierService,
                ServiceArea.EVERYWHERE);
    }
}
