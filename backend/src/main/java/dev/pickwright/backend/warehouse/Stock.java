package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.BinSupply;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Stock and what is promised of it. Everything that changes joins the caller's unit of work; rows are locked in the
 * order of bin and SKU.
 */
@Service
public class Stock {

    /** Units of a bin to promise. */
    public record Promise(BinId bin, SkuId sku, int quantity) {}

    /** Why something came in that the books lacked. */
    private static final String FOUND = "found";

    private final StockRepository stock;
    private final IdSource ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Stock(StockRepository stock, IdSource ids, Clock clock, ApplicationEventPublisher events) {
        this.stock = stock;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** All bins with something available of these SKUs, locked until the unit of work ends, in walking order. */
    public List<BinStock> lockAvailable(Collection<SkuId> skus) {
        return stock.lockAvailable(skus);
    }

    /** The same bins as they are now, not locked. */
    public List<BinStock> available(Collection<SkuId> skus) {
        return stock.available(skus);
    }

    /** The warehouses that have something available of these SKUs, as they are now. */
    public Set<WarehouseId> sitesWith(Collection<SkuId> skus) {
        return stock.sitesWith(skus);
    }

    /** {@link #allocate} for many at once. */
    public void allocateAll(List<Promise> promises) {
        if (!promises.isEmpty() && !stock.allocateAll(promises)) {
            throw new IllegalStateException("stock was promised that is not there");
        }
    }

    /**
     * What of each SKU a warehouse may promise, in walking order; locked until the unit of work ends.
     *
     * @return every SKU asked for
     */
    public Map<SkuId, List<BinSupply.Units>> lockSupply(WarehouseId warehouse, Collection<SkuId> skus) {
        Map<SkuId, List<BinSupply.Units>> supply = new HashMap<>();
        skus.forEach(sku -> supply.put(sku, new ArrayList<>()));
        for (BinStock bin : stock.lockAvailable(supply.keySet())) {
            if (bin.warehouse().equals(warehouse)) {
                supply.computeIfAbsent(bin.sku(), sku -> new ArrayList<>())
                        .add(new BinSupply.Units(bin.bin(), bin.available()));
            }
        }
        return supply;
    }

    /** Promises units of a bin. @throws IllegalStateException if the caller did not lock them as available first */
    public void allocate(BinId bin, SkuId sku, int quantity) {
        if (stock.allocate(bin, sku, quantity) != 1) {
            Found found = Found.current();
            if (found == null) {
                throw new IllegalStateException("stock was promised that is not there");
            }
            WarehouseId warehouse = stock.warehouseOf(bin);
            stock.ensureRow(warehouse, bin, sku);
            reallocate(bin, sku, quantity);
            lockForCount(warehouse, bin, sku, FOUND);
            found.note();
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
        events.publishEvent(new SupplyChanged(warehouse));
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

    /** Writes a movement; what a bin holds follows. @return the movement's id */
    public UUID move(Actor actor, Movement movement) {
        if (movement.fromKind() == PlaceKind.BIN && movement.from() != null) {
            stock.takeOut(new BinId(movement.from()), movement.sku(), movement.quantity());
        }
        if (movement.toKind() == PlaceKind.BIN && movement.to() != null) {
            stock.putIn(new BinId(movement.to()), movement.sku(), movement.quantity());
            supplyChanged(movement.warehouse());
        }
        return insert(actor, movement);
    }

    /** Tells, after commit, that promises were taken back for good; movements into bins tell it themselves. */
    public void supplyChanged(WarehouseId warehouse) {
        events.publishEvent(new SupplyChanged(warehouse));
    }

    /** Locks what these bins hold of these goods until the unit of work ends, in the order in which all lock stock. */
    public void lockInOrder(WarehouseId warehouse, Collection<String> bins, Collection<String> skus) {
        if (!bins.isEmpty()) {
            stock.lockInOrder(warehouse, bins, skus);
        }
    }

    /** Promised units leave their bin: writes a movement out of it, and the promise is kept. */
    public void take(Actor actor, Movement movement) {
        BinId bin = new BinId(Objects.requireNonNull(movement.from()));
        if (stock.take(bin, movement.sku(), movement.quantity()) != 1) {
            Found found = Found.current();
            if (found == null) {
                throw new IllegalStateException("units left a bin that were never promised");
            }
            cover(actor, movement.warehouse(), bin, movement.sku(), movement.quantity(), FOUND);
            found.note();
            stock.take(bin, movement.sku(), movement.quantity());
        }
        insert(actor, movement);
    }

    /**
     * A bin out of which units were taken that the books do not have free there; empty unless it is known that they were.
     *
     * @param code the bin's
     */
    public Optional<BinStock> found(Actor actor, WarehouseId warehouse, String code, SkuId sku, int quantity) {
        Found found = Found.current();
        return found == null
                ? Optional.empty()
                : stock.bin(warehouse, code).map(bin -> {
                    cover(actor, warehouse, bin, sku, quantity, FOUND);
                    lockForCount(warehouse, bin, sku, FOUND);
                    found.note();
                    return new BinStock(warehouse, bin, code, 0, sku, quantity, quantity);
                });
    }

    private UUID insert(Actor actor, Movement movement) {
        UUID id = ids.next("stock_movement");
        stock.insert(id, clock.instant(), actor, movement);
        return id;
    }

    /** Units go into a bin that may not have held their SKU before; as {@link #move}. */
    public void putAway(Actor actor, Movement movement) {
        BinId bin = new BinId(Objects.requireNonNull(movement.to()));
        stock.ensureRow(movement.warehouse(), bin, movement.sku());
        move(actor, movement);
    }

    /** Makes a count task unless one is open, and locks what is not promised, so that nobody plans with it. */
    public void lockForCount(WarehouseId warehouse, BinId bin, SkuId sku, String reason) {
        // First, for the row's lock: two at once shall make one task.
        stock.lockRest(bin, sku);
        if (!stock.countTaskOpen(bin, sku)) {
            stock.insertCountTask(ids.next("count_task"), warehouse, bin, sku, reason, clock.instant());
        }
    }

    /**
     * Units left a bin whatever was known of it: those that were not there come in as a count difference, and a bin that
     * holds less than is promised is to be counted.
     *
     * @param movement out of a bin
     * @return the movements written, in order
     */
    public List<UUID> takeAnyway(Actor actor, Movement movement) {
        BinId bin = new BinId(Objects.requireNonNull(movement.from()));
        List<UUID> written = new ArrayList<>();
        cover(actor, movement.warehouse(), bin, movement.sku(), movement.quantity(), movement.reason())
                .ifPresent(written::add);
        written.add(move(actor, movement));
        StockRepository.Level left = stock.lock(bin, movement.sku());
        if (left.onHand() < left.allocated() + left.locked()) {
            lockForCount(movement.warehouse(), bin, movement.sku(), movement.reason());
        }
        return written;
    }

    /**
     * Lets a bin have units that were found there: those that were not known come in as a count difference, and the bin
     * is to be counted.
     *
     * @return the difference's movement; empty if the bin has them
     */
    public Optional<UUID> cover(Actor actor, WarehouseId warehouse, BinId bin, SkuId sku, int quantity, String reason) {
        stock.ensureRow(warehouse, bin, sku);
        int missing = quantity - stock.lock(bin, sku).onHand();
        if (missing <= 0) {
            return Optional.empty();
        }
        stock.putIn(bin, sku, missing);
        UUID difference = ids.next(FOUND);
        stock.insert(
                difference,
                clock.instant(),
                actor,
                new Movement(
                        warehouse, sku, missing, PlaceKind.COUNTED, null, PlaceKind.BIN, bin.value(), reason, null));
        lockForCount(warehouse, bin, sku, reason);
        return Optional.of(difference);
    }

    /** Writes the movement that takes an earlier one back. */
    public void takeBack(Actor actor, UUID earlier, String reason) {
        Movement made = stock.movement(earlier);
        move(
                actor,
                new Movement(
                                made.warehouse(),
                                made.sku(),
                                made.quantity(),
                                made.toKind(),
                                made.to(),
                                made.fromKind(),
                                made.from(),
                                reason,
                                made.item())
                        .of(made.trace())
                        .reversing(earlier));
    }
}
