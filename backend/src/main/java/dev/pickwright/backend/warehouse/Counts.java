package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.CountDone;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.model.warehouse.CreateCount;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Bins to count. While a task is open nothing more of its bin and SKU is promised. */
@Service
public class Counts {

    private final CountRepository tasks;
    private final Stock stock;
    private final StockRepository rows;
    private final Spots spots;
    private final Warehouses warehouses;
    private final Skus skus;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    Counts(
            CountRepository tasks,
            Stock stock,
            StockRepository rows,
            Spots spots,
            Warehouses warehouses,
            Skus skus,
            AuditTrail audit,
            UnitOfWork units,
            Clock clock) {
        this.tasks = tasks;
        this.stock = stock;
        this.rows = rows;
        this.spots = spots;
        this.warehouses = warehouses;
        this.skus = skus;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /**
     * The tasks of a warehouse, the oldest first.
     *
     * @param warehouse its code; null for the operator's own
     * @param after the last one of the page before
     */
    public Page<CountTaskView> list(
            Actor actor, @Nullable String warehouse, boolean open, @Nullable CountTaskId after, int limit) {
        var found = tasks.list(warehouses.of(actor, warehouse).id(), open, after == null ? null : after.value(), limit);
        return new Page<>(found, found.size() == limit ? found.getLast().id().toString() : null);
    }

    /** Has a bin counted; a task that is open already is the answer as well. @throws ProblemException NOT_FOUND */
    public CountTaskView create(Actor actor, CreateCount wanted) {
        return units.run(() -> {
            Spot spot = spots.find(actor, wanted.warehouse(), wanted.bin(), wanted.sku());
            rows.ensureRow(spot.warehouse().id(), spot.bin(), spot.sku().id());
            rows.lock(spot.bin(), spot.sku().id());
            stock.lockForCount(spot.warehouse().id(), spot.bin(), spot.sku().id(), "by_hand");
            CountTaskView task =
                    tasks.openOne(spot.bin(), spot.sku().id()).orElseThrow().view();
            audit.append(
                    actor,
                    AuditEntry.of("create_count").at(spot.warehouse().id()).saying(where(task)));
            return task;
        });
    }

    /** @throws ProblemException NOT_FOUND */
    public CountTaskView one(CountTaskId id) {
        return tasks.find(id).orElseThrow(() -> missing(id)).view();
    }

    private static ProblemException missing(CountTaskId id) {
        return new ProblemException(Problem.NOT_FOUND, "There is no count task " + id + ".");
    }

    /**
     * Closes a task: a difference becomes a movement, and the bin may be promised from again.
     *
     * @throws ProblemException NOT_FOUND; TASK_CHANGED if it is done already; STOCK_SHORT if more is promised than was
     *     found: the task stays open until those fulfillments are planned anew
     */
    public CountTaskView done(Actor actor, CountTaskId id, CountDone told) {
        return units.run(() -> {
            var task = tasks.find(id).orElseThrow(() -> missing(id));
            Spot spot = new Spot(
                    warehouses.of(actor, task.view().warehouse()),
                    task.bin(),
                    task.view().bin(),
                    skus.byId(task.sku()));
            rows.ensureRow(task.warehouse(), task.bin(), task.sku());
            var level = rows.lock(task.bin(), task.sku());
            int difference = told.counted() - level.onHand();
            if (tasks.finish(id, told.counted(), difference, actor.name(), clock.instant()) == 0) {
                throw new ProblemException(
                        Problem.TASK_CHANGED, "Bin %s was counted already.".formatted(spot.binCode()));
            }
            if (told.counted() < level.allocated()) {
                throw promised(spot, told.counted(), level.allocated());
            }
            rows.unlock(task.bin(), task.sku());
            if (difference != 0) {
                stock.move(actor, spot.difference(difference, "count"));
            }
            stock.supplyChanged(task.warehouse());
            audit.append(
                    actor,
                    AuditEntry.of("count_done")
                            .at(spot.warehouse().id())
                            .change(String.valueOf(level.onHand()), String.valueOf(told.counted()))
                            .entered(told.entry(), told.deviceTime())
                            .saying(where(task.view())));
            spots.tell(spot, id, told.counted(), difference);
            return tasks.find(id).orElseThrow().view();
        });
    }

    private ProblemException promised(Spot spot, int counted, int allocated) {
        List<String> holders = spots.promisedTo(spot);
        return new ProblemException(
                Problem.STOCK_SHORT,
                "%d of %s in bin %s are promised to %s, more than the %d found. Have them picked short or planned anew,"
                                .formatted(
                                        allocated,
                                        spot.sku().code(),
                                        spot.binCode(),
                                        String.join(", ", holders),
                                        counted)
                        + " then enter the count again.",
                Map.of("fulfillments", holders));
    }

    private static String where(CountTaskView task) {
        return "%s %s %s".formatted(task.warehouse(), task.bin(), task.sku());
    }
}
