package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.StockAdjustment;
import dev.pickwright.model.warehouse.StockReceipt;
import dev.pickwright.model.warehouse.StockView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Stock as a supervisor brings it in and puts it right; each change is a movement. */
@Service
public class StockDesk {

    private static final int MAX_ON_HAND = 1_000_000_000;

    private final Stock stock;
    private final StockRepository rows;
    private final StockQueries queries;
    private final Spots spots;
    private final Warehouses warehouses;
    private final AuditTrail audit;
    private final UnitOfWork units;

    StockDesk(
            Stock stock,
            StockRepository rows,
            StockQueries queries,
            Spots spots,
            Warehouses warehouses,
            AuditTrail audit,
            UnitOfWork units) {
        this.stock = stock;
        this.rows = rows;
        this.queries = queries;
        this.spots = spots;
        this.warehouses = warehouses;
        this.audit = audit;
        this.units = units;
    }

    /**
     * What lies where.
     *
     * @param warehouse its code; null for the operator's own
     * @param after bin and SKU of the last row of the page before
     */
    public Page<StockView> list(
            Actor actor,
            @Nullable String warehouse,
            @Nullable String sku,
            @Nullable String bin,
            @Nullable String after,
            int limit) {
        var found = queries.list(warehouses.of(actor, warehouse), sku, bin, after, limit);
        return new Page<>(
                found,
                found.size() == limit
                        ? found.getLast().bin() + " " + found.getLast().sku()
                        : null);
    }

    /** Goods came in. @throws ProblemException NOT_FOUND; QUANTITY_REFUSED if no bin could hold so many */
    public StockView receive(Actor actor, StockReceipt receipt) {
        return units.run(() -> {
            Spot spot = spots.find(actor, receipt.warehouse(), receipt.bin(), receipt.sku());
            var before = locked(spot);
            int quantity = receipt.quantity().units();
            requireRoom(before.onHand(), quantity);
            stock.receive(actor, spot.warehouse().id(), spot.bin(), spot.sku().id(), quantity);
            return told(actor, "receive_stock", spot, before, quantity, null);
        });
    }

    /**
     * Puts right by hand what lies in a bin.
     *
     * @throws ProblemException NOT_FOUND; TASK_CHANGED while the bin is to be counted; STOCK_SHORT if that would take
     *     what is promised
     */
    public StockView adjust(Actor actor, StockAdjustment told) {
        return units.run(() -> {
            Spot spot = spots.find(actor, told.warehouse(), told.bin(), told.sku());
            var before = locked(spot);
            if (rows.countTaskOpen(spot.bin(), spot.sku().id())) {
                throw new ProblemException(
                        Problem.TASK_CHANGED,
                        "Bin %s is to be counted for %s. Enter the count instead.".formatted(told.bin(), told.sku()));
            }
            requireRoom(before.onHand(), told.delta());
            if (before.onHand() + told.delta() < before.allocated()) {
                throw promised(spot, before, told.delta());
            }
            stock.move(actor, spot.difference(told.delta(), "adjust"));
            spots.tell(spot, null, before.onHand() + told.delta(), told.delta());
            return told(actor, "adjust_stock", spot, before, told.delta(), told.reason());
        });
    }

    private StockRepository.Level locked(Spot spot) {
        rows.ensureRow(spot.warehouse().id(), spot.bin(), spot.sku().id());
        return rows.lock(spot.bin(), spot.sku().id());
    }

    private static void requireRoom(int onHand, int more) {
        if (onHand + more > MAX_ON_HAND) {
            throw new ProblemException(
                    Problem.QUANTITY_REFUSED, "A bin holds at most %d units of a SKU.".formatted(MAX_ON_HAND));
        }
    }

    private ProblemException promised(Spot spot, StockRepository.Level before, int delta) {
        List<String> holders = spots.promisedTo(spot);
        return new ProblemException(
                Problem.STOCK_SHORT,
                "Bin %s holds %d of %s, and %d of them are promised to %s: %d cannot be taken off. Have the bin counted."
                        .formatted(
                                spot.binCode(),
                                before.onHand(),
                                spot.sku().code(),
                                before.allocated(),
                                String.join(", ", holders),
                                -delta),
                Map.of("fulfillments", holders));
    }

    private StockView told(
            Actor actor,
            String operation,
            Spot spot,
            StockRepository.Level before,
            int delta,
            @Nullable String reason) {
        int after = before.onHand() + delta;
        String where = "%s %s %s"
                .formatted(spot.warehouse().code(), spot.binCode(), spot.sku().code());
        audit.append(
                actor,
                AuditEntry.of(operation)
                        .change(String.valueOf(before.onHand()), String.valueOf(after))
                        .at(spot.warehouse().id())
                        .saying(where)
                        .noting(reason));
        return new StockView(
                spot.warehouse().code(),
                spot.binCode(),
                spot.sku().code(),
                spot.sku().description(),
                after,
                before.allocated(),
                before.locked());
    }
}
