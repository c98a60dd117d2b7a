package dev.pickwright.backend.demo;

import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Builds one site: zones of aisles 3 m apart, bays 1.2 m apart, two levels, walked in a serpentine. */
final class DemoSite {

    private static final double AISLE_METRES = 3.0;
    private static final double BAY_METRES = 1.2;
    private static final int LEVELS = 2;

    private final Warehouses warehouses;
    private final WarehouseId id;
    private final List<BinId> bins = new ArrayList<>();

    DemoSite(Warehouses warehouses, WarehouseId id, String code, String name, int priority) {
        this.warehouses = warehouses;
        this.id = id;
        warehouses.add(
                new Warehouse(id, code, name, ZoneId.of("Europe/London"), priority, 3, 3, "Royal Mail", "Tracked 48"));
    }

    DemoSite zone(String code, String name, int aisles, int bays) {
        UUID zone = warehouses.addZone(id, code, name);
        double left = bins.size() * 0.5;
        for (int aisle = 1; aisle <= aisles; aisle++) {
            for (int step = 1; step <= bays; step++) {
                int bay = aisle % 2 == 1 ? step : bays + 1 - step;
                for (int level = 1; level <= LEVELS; level++) {
                    String bin = "%s-%02d-%02d-%02d".formatted(code, aisle, bay, level);
                    bins.add(warehouses.addBin(
                            id, zone, bin, left + aisle * AISLE_METRES, bay * BAY_METRES, bins.size() + 1));
                }
            }
        }
        return this;
    }

    DemoSite totes(int from, int count) {
        for (int i = from; i < from + count; i++) {
            warehouses.addTote(id, "T-%04d".formatted(i));
        }
        return this;
    }

    WarehouseId id() {
        return id;
    }

    /** In walking order. */
    List<BinId> bins() {
        return bins;
    }
}
