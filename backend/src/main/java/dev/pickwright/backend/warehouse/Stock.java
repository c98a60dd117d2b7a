package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Stock and what is promised of it. Everything that changes joins the caller's unit of work; rows are locked in the
 * order of bin and SKU.
 */
@Service
public class Stock {

    private final StockRepository stock;
    private final IdSource ids;
    private final Clock clock;

    Stock(StockRepository stock, IdSource ids, Clock clock) {
        this.stock = stock;
        this.ids = ids;
        this.clock = clock;
    }

    /** All bins with something available of these SKUs, locked until the unit of work ends, in walking order. */
    public List<BinStock> lockAvailable(Collection<SkuId> skus) {
        return stock.lockAvailable(skus);
    }

    /** Promises units of a bin. @throws IllegalStateException if the caller did not lock them as available first */
    public void allocate(BinId bin, SkuId sku, int quantity) {
        if (stock.allocate(bin, sku, quantity) != 1) {
            throw new IllegalStateException("stock was promised that is not there");
        }
    }

    /** Promises units again that were just put back, also in a bin under count. */
    public void reallocate(BinId bin, SkuId sku, int quantity) {
        stock.deallocate(bin, sku, -quantity);
    }

    /** Takes a promise back. */
    public void deallocate(BinId bin, SkuId sku, int quantity) {
        if (stock.deallocate(bin, sku, quantity) != 1) {
            throw new IllegalStateException("a promise was taken back that was never made");
        }
    }

    /** Goods came in. */
    public void receive(Actor actor, WarehouseId warehouse, BinId bin, SkuId sku, int quantity) {
        stock.ensureRow(warehouse, bin, sku);
        move(
                actor,
                new Movement(
                        warehouse,
                        sku,
                        quantity,
                        PlaceKind.RECEIVED,
                        null,
                        PlaceKind.BIN,
                        bin.value(),
                        "receive",
                        null));
    }

    /**
     * Somebody counted what stands in the bin: the difference is booked, none if it is what was known. An open count
     * task stays open, and what is not promised stays locked by it.
     *
     * @param reason lower case with underscores
     * @return the difference, below 0 if fewer were found than were known
     * @throws ProblemException QUANTITY_REFUSED if that is less than what is promised of it
     */
    public int setCounted(Actor actor, WarehouseId warehouse, BinId bin, SkuId sku, int quantity, String reason) {
        stock.ensureRow(warehouse, bin, sku);
        StockRepository.Level before = stock.lock(bin, sku);
        if (quantity < before.allocated()) {
            throw new ProblemException(
                    Problem.QUANTITY_REFUSED,
                    "Orders were promised %d of it, and %d are fewer; pick or release those orders first."
                            .formatted(before.allocated(), quantity));
        }
        int difference = quantity - before.onHand();
        if (difference > 0) {
            PlaceKind from = before.onHand() == 0 ? PlaceKind.RECEIVED : PlaceKind.COUNTED;
            move(actor, new Movement(warehouse, sku, difference, from, null, PlaceKind.BIN, bin.value(), reason, null));
        } else if (difference < 0) {
            move(
                    actor,
                    new Movement(
                            warehouse,
                            sku,
                            -difference,
                            PlaceKind.BIN,
                            bin.value(),
                            PlaceKind.COUNTED,
                            null,
                            reason,
                            null));
        }
        if (difference != 0 && stock.countTaskOpen(bin, sku)) {
            stock.lockRest(bin, sku);
        }
        return difference;
    }

    /** Writes a movement; what a bin holds follows. */
    public void move(Actor actor, Movement movement) {
        if (movement.fromKind() == PlaceKind.BIN && movement.from() != null) {
            stock.changeOnHand(new BinId(movement.from()), movement.sku(), -movement.quantity());
        }
        if (movement.toKind() == PlaceKind.BIN && movement.to() != null) {
            stock.changeOnHand(new BinId(movement.to()), movement.sku(), movement.quantity());
        }
        stock.insert(ids.next(), clock.instant(), actor, movement);
    }

    /** Makes a count task unless one is open, and locks what is not promised, so that nobody plans with it. */
    public void lockForCount(WarehouseId warehouse, BinId bin, SkuId sku, String reason) {
        if (!stock.countTaskOpen(bin, sku)) {
            stock.insertCountTask(ids.next(), warehouse, bin, sku, reason, clock.instant());
        }
        stock.lockRest(bin, sku);
    }
}
