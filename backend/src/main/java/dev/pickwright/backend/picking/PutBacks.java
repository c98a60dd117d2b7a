package dev.pickwright.backend.picking;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Totes;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PutBackCreated;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.picking.PutBackView;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Goods that must return to a bin. */
@Service
public class PutBacks {

    /** As many as anybody looks at. */
    private static final int FIRST_PAGE = 500;

    private final PutBackRepository putBacks;
    private final PickWorkRepository work;
    private final PickEndings endings;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Totes totes;
    private final Barcodes barcodes;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    PutBacks(
            PutBackRepository putBacks,
            PickWorkRepository work,
            PickEndings endings,
            Fulfillments fulfillments,
            Stock stock,
            Totes totes,
            Barcodes barcodes,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.putBacks = putBacks;
        this.work = work;
        this.endings = endings;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.totes = totes;
        this.barcodes = barcodes;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is to be put back in a warehouse, the oldest first. @param after the last one of the page before */
    public Page<PutBackView> open(WarehouseId warehouse, @Nullable PutBackId after, int limit) {
        var found = putBacks.open(warehouse, after, limit);
        return new Page<>(found, found.size() == limit ? found.getLast().id().toString() : null);
    }

    /** What is still to be put back in a warehouse, the first of it. */
    public List<PutBackView> left(WarehouseId warehouse) {
        return putBacks.open(warehouse, null, FIRST_PAGE);
    }

    /**
     * Goods are back in a bin; one unit of work.
     *
     * @return what is still to be put back in the warehouse, the first of it
     * @throws ProblemException NOT_FOUND; TASK_CHANGED if it is done already; QUANTITY_REFUSED; REQUEST_INVALID if
     *     the code is no bin of the warehouse
     */
    public List<PutBackView> done(Actor actor, PutBackId id, PutBackReport told) {
        return units.run(() -> {
            FulfillmentState of = fulfillments.lock(task(id).fulfillment());
            PutBackRepository.Task task = task(id);
            if (!task.open()) {
                throw new ProblemException(Problem.TASK_CHANGED, "Somebody put that back already; take the next.");
            }
            Quantity asked = told.quantity();
            int quantity = asked == null ? task.quantity() : asked.units();
            if (quantity > task.quantity()) {
                throw new ProblemException(
                        Problem.QUANTITY_REFUSED, "Only %d are to be put back.".formatted(task.quantity()));
            }
            if (!(barcodes.resolve(of.warehouseId(), told.bin()) instanceof Resolved.Bin bin)) {
                throw new ProblemException(
                        Problem.REQUEST_INVALID,
                        "%s is no bin of warehouse %s; scan the bin that the goods went into."
                                .formatted(told.bin(), of.warehouse()),
                        Map.of("field", "bin"));
            }
            finish(actor, id, quantity, bin.id());
            audit.append(
                    actor,
                    AuditEntry.of("put_back_done")
                            .on(of.id())
                            .change(null, bin.code())
                            .entered(told.entry(), told.deviceTime())
                            .saying(String.valueOf(quantity)));
            return left(of.warehouseId());
        });
    }

    /**
     * So many units of an open task go into the bin; the rest of it stays open. Joins the caller's unit of work, under
     * the fulfillment's lock; the caller writes the audit entry.
     */
    void finish(Actor actor, PutBackId id, int quantity, BinId bin) {
        PutBackRepository.Task task = task(id);
        PutBackId done = id;
        if (quantity < task.quantity()) {
            done = new PutBackId(ids.next("put_back"));
            putBacks.split(id, done, quantity);
        }
        FulfillmentState of = fulfillments.state(task.fulfillment());
        stock.putAway(
                actor,
                new Movement(
                                of.warehouseId(),
                                task.sku(),
                                quantity,
                                task.fromKind(),
                                task.from(),
                                PlaceKind.BIN,
                                bin.value(),
                                "put_back",
                                task.item())
                        .of(task.trace()));
        if (task.item() != null) {
            fulfillments.change(task.item(), 0, -quantity, 0);
        }
        putBacks.done(done, bin, actor.name(), clock.instant());
        boolean empty = task.fromKind() == PlaceKind.TOTE && !putBacks.anyOpenFrom(task.from());
        if (empty && of.status() == FulfillmentStatus.CANCELLED) {
            totes.release(new ToteId(task.from()));
        }
        fulfillments.append(of, List.of());
        work.unfinished(of.id()).forEach(endings::settle);
    }

    private PutBackRepository.Task task(PutBackId id) {
        return putBacks.task(id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no put-back task " + id + "."));
    }

    /**
     * Makes a task that is nobody's; joins the caller's unit of work. The goods stay where they are until it is done.
     *
     * @param fromKind tote or package
     * @return the event for the fulfillment's lane
     */
    public DomainEvent create(
            FulfillmentState of,
            FulfillmentItem item,
            int quantity,
            Trace trace,
            PlaceKind fromKind,
            UUID from,
            String reason) {
        PutBackId id = new PutBackId(ids.next("put_back"));
        var origin = putBacks.origin(item);
        putBacks.insert(
                id,
                of,
                item.id(),
                item.skuId(),
                quantity,
                trace,
                fromKind,
                from,
                origin.map(PutBackRepository.Place::id).orElse(null),
                reason,
                clock.instant());
        return new PutBackCreated(
                of.id(),
                of.orderId(),
                id,
                item.id(),
                quantity,
                fromKind,
                origin.map(PutBackRepository.Place::code).orElse(null));
    }

    /**
     * Makes a task for goods that no item counts as picked; joins the caller's unit of work, under the fulfillment's lock.
     *
     * @param bin where they came from; null if nobody knows
     */
    public void createLoose(
            FulfillmentState of,
            SkuId sku,
            int quantity,
            Trace trace,
            ToteId from,
            @Nullable BinId bin,
            String reason) {
        putBacks.insert(
                new PutBackId(ids.next()),
                of,
                null,
                sku,
                quantity,
                trace,
                PlaceKind.TOTE,
                from.value(),
                bin == null ? null : bin.value(),
                reason,
                clock.instant());
    }
}
