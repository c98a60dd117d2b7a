package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.StockCounted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds bins and SKUs by the codes that requests name them by. */
@Component
class Spots {

    private final Warehouses warehouses;
    private final WarehouseRepository places;
    private final Skus skus;
    private final List<Promises> promises;
    private final Outbox outbox;

    Spots(Warehouses warehouses, WarehouseRepository places, Skus skus, List<Promises> promises, Outbox outbox) {
        this.warehouses = warehouses;
        this.places = places;
        this.skus = skus;
        this.promises = promises;
        this.outbox = outbox;
    }

    /** @throws ProblemException NOT_FOUND, NOT_ALLOWED */
    Spot find(Actor actor, @Nullable String warehouse, String bin, String sku) {
        Warehouse site = warehouses.of(actor, warehouse);
        var found = places.bin(site.id(), bin)
                .orElseThrow(() -> new ProblemException(
                        Problem.NOT_FOUND, "Warehouse %s has no bin %s.".formatted(site.code(), bin)));
        Sku goods = skus.byCode(sku)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no SKU %s.".formatted(sku)));
        return new Spot(site, found, bin, goods);
    }

    /** Tells that a spot was counted or put right. @param count null if nobody was asked to count it */
    void tell(Spot spot, @Nullable CountTaskId count, int counted, int difference) {
        var event = new StockCounted(
                spot.warehouse().id(),
                spot.warehouse().code(),
                count,
                spot.binCode(),
                spot.sku().code(),
                counted,
                difference);
        outbox.append(List.of(event), warehouses.advanceLane(spot.warehouse().id()));
    }

    /** The numbers of the fulfillments to which units of the bin are promised. */
    List<String> promisedTo(Spot spot) {
        return promises.stream()
                .flatMap(each -> each.of(spot.bin(), spot.sku().id()).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
