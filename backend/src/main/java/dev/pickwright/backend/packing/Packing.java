package dev.pickwright.backend.packing;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.model.Decision;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.OpenPackage;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackChange;
import dev.pickwright.model.packing.PackDecisions;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.PackState;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.ReopenPackage;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What packers do. Each intent is one unit of work: it locks the fulfillment, decides, writes, and answers with the
 * task as it is then. A scan that does not fit is an answer, not an error, and is recorded.
 */
@Service
public class Packing {

    private final PackTasks tasks;
    private final Picking picking;
    private final PackRepository packages;
    private final PackWriter writer;
    private final PackQueries queries;
    private final BoxTypes types;
    private final Fulfillments fulfillments;
    private final Barcodes barcodes;
    private final AuditTrail audit;
    private final UnitOfWork units;

    Packing(
            PackTasks tasks,
            Picking picking,
            PackRepository packages,
            PackWriter writer,
            PackQueries queries,
            BoxTypes types,
            Fulfillments fulfillments,
            Barcodes barcodes,
            AuditTrail audit,
            UnitOfWork units) {
        this.tasks = tasks;
        this.picking = picking;
        this.packages = packages;
        this.writer = writer;
        this.queries = queries;
        this.types = types;
        this.fulfillments = fulfillments;
        this.barcodes = barcodes;
        this.audit = audit;
        this.units = units;
    }

    /** The work that waits at the benches of the operator's warehouse. */
    public PackQueueView queue(Actor actor) {
        return queries.queue(actor.requireWarehouse());
    }

    /** @throws ProblemException NOT_FOUND */
    public PackTaskView task(FulfillmentId id) {
        return tasks.view(fulfillments.state(id));
    }

    /**
     * Takes what a scan at the empty bench names: a tote, a package, a fulfillment or an order number. Goods that
     * were picked start being packed.
     */
    public PackAnswer scanAtBench(Actor actor, ScanRequest scan) {
        return units.run(() -> {
            WarehouseId site = actor.requireWarehouse();
            Resolved scanned = barcodes.resolve(site, scan.code());
            Optional<FulfillmentId> found = owner(site, scanned);
            if (found.isEmpty()) {
                Message why = scanned instanceof Resolved.Badge badge
                        ? Message.of("scan.badge", badge.code())
                        : Message.of("pack.unknown", scan.code());
                audit.append(
                        actor,
                        AuditEntry.of("scan_refused")
                                .change("tote", null)
                                .noting(scan.code())
                                .entered(scan.entry(), scan.deviceTime())
                                .saying(why.code()));
                return new PackAnswer(Verdict.REFUSED, why, null);
            }
            return opened(actor, scan, fulfillments.lockForWork(found.get()), "scan_at_bench");
        });
    }

    /**
     * Takes a tote that was picked at another station which has not sent all of that: what was planned is packed as if it
     * was picked. Central holds what is packed until it has the picks.
     *
     * @throws ProblemException TRANSITION_REFUSED if nothing lies in it, or where it is known that it is not picked
     */
    public PackAnswer takeOver(Actor actor, ScanRequest scan) {
        return units.run(() -> {
            if (!(barcodes.resolve(actor.requireWarehouse(), scan.code()) instanceof Resolved.Tote tote)
                    || tote.boundTo() == null) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "Nothing is known of what lies in %s; only a tote that is known can be taken over."
                                .formatted(scan.code()));
            }
            FulfillmentState state = fulfillments.lockForWork(tote.boundTo());
            if (state.status() == FulfillmentStatus.PICKING) {
                picking.countAsPicked(actor, state.id(), tote);
                state = fulfillments.state(state.id());
            }
            if (state.status() != FulfillmentStatus.PICKED && state.status() != FulfillmentStatus.PACKING) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "Fulfillment %s is %s; there is nothing to pack of it."
                                .formatted(state.number(), state.status().wire()));
            }
            return opened(actor, scan, state, "take_over_tote");
        });
    }

    private PackAnswer opened(Actor actor, ScanRequest scan, FulfillmentState locked, String operation) {
        FulfillmentState state = locked;
        if (state.status() == FulfillmentStatus.PICKED) {
            state = fulfillments.apply(
                    actor, "start_packing", state, StatusDecisions.change(state, FulfillmentStatus.PACKING, null));
        }
        if (state.status() == FulfillmentStatus.PACKING) {
            fulfillments.assign(state.id(), actor.operator());
        }
        audit.append(
                actor,
                AuditEntry.of(operation)
                        .on(state.id())
                        .change(null, scan.code())
                        .entered(scan.entry(), scan.deviceTime()));
        return new PackAnswer(Verdict.ACCEPTED, Message.of("pack.opened", state.number()), tasks.shown(state));
    }

    /** What a tote, a package or a number belongs to. */
    private Optional<FulfillmentId> owner(WarehouseId site, Resolved scanned) {
        return switch (scanned) {
            case Resolved.Tote tote -> Optional.ofNullable(tote.boundTo());
            case Resolved.Package box -> packages.fulfillmentOf(box.sscc());
            case Resolved.Order order -> ofSite(site, order.number());
            case Resolved.Unknown unknown -> ofSite(site, unknown.raw());
            case Resolved.Bin bin -> Optional.empty();
            case Resolved.Item item -> Optional.empty();
            case Resolved.Badge badge -> Optional.empty();
            case Resolved.Command command -> Optional.empty();
            case Resolved.Unreadable unreadable -> Optional.empty();
        };
    }

    private Optional<FulfillmentId> ofSite(WarehouseId site, String number) {
        return fulfillments.byNumber(number.toUpperCase(Locale.ROOT)).stream()
                .filter(id -> fulfillments.state(id).warehouseId().equals(site))
                .findFirst();
    }

    public PackAnswer scan(Actor actor, FulfillmentId id, ScanRequest scan) {
        return units.run(() -> {
            FulfillmentState locked = lock(id, scan.version());
            PackState state = tasks.state(locked);
            var resolved = barcodes.resolve(locked.warehouseId(), scan.code());
            String whose = owner(locked.warehouseId(), resolved)
                    .map(each -> fulfillments.state(each).number())
                    .orElse(null);
            return switch (PackDecisions.scan(state, resolved, whose)) {
                case Decision.Accepted<PackChange> accepted ->
                    write(
                            actor,
                            state,
                            accepted,
                            AuditEntry.of("pack_scan")
                                    .change(null, resolved.shown())
                                    .entered(scan.entry(), scan.deviceTime()));
                case Decision.Refused<PackChange> refused -> {
                    audit.append(
                            actor,
                            AuditEntry.of("scan_refused")
                                    .on(id)
                                    .change("item", null)
                                    .noting(scan.code())
                                    .entered(scan.entry(), scan.deviceTime())
                                    .saying(refused.message().code()));
                    yield new PackAnswer(Verdict.REFUSED, refused.message(), tasks.shown(locked));
                }
            };
        });
    }

    public PackAnswer packRest(Actor actor, FulfillmentId id, PackRest told) {
        return decide(
                actor,
                id,
                told.version(),
                "pack_rest",
                told.entry(),
                told.deviceTime(),
                state -> PackDecisions.packRest(
                        state, told.item(), told.quantity().units()));
    }

    public PackAnswer openPackage(Actor actor, FulfillmentId id, OpenPackage told) {
        types.byCode(told.type());
        return decide(
                actor,
                id,
                told.version(),
                "open_package",
                EntryMode.TYPED,
                told.deviceTime(),
                state -> PackDecisions.openPackage(state, told.type()));
    }

    public PackAnswer closePackage(Actor actor, FulfillmentId id, ClosePackage told) {
        return decide(
                actor,
                id,
                told.version(),
                "close_package",
                told.entry(),
                told.deviceTime(),
                state -> PackDecisions.closePackage(state, told.weightGrams(), tare(state)));
    }

    private int tare(PackState state) {
        return state.openBox().map(box -> types.byCode(box.type()).tareGrams()).orElse(0);
    }

    public PackAnswer reopenPackage(Actor actor, FulfillmentId id, ReopenPackage told) {
        return decide(
                actor,
                id,
                told.version(),
                "reopen_package",
                EntryMode.TYPED,
                told.deviceTime(),
                state -> PackDecisions.reopenPackage(state, told.sscc()));
    }

    public PackAnswer undo(Actor actor, FulfillmentId id, TaskIntent intent) {
        return intend(actor, id, intent, "undo_pack", PackDecisions::undo);
    }

    public PackAnswer confirmPacked(Actor actor, FulfillmentId id, TaskIntent intent) {
        return intend(actor, id, intent, "packed", PackDecisions::confirmPacked);
    }

    /** Opens a packed fulfillment again, so that its contents can be put right. */
    public PackAnswer reopen(Actor actor, FulfillmentId id, TaskIntent intent) {
        return intend(actor, id, intent, "reopen", PackDecisions::reopen);
    }

    /** The packages leave with the carrier; joins the caller's unit of work. */
    public void shipped(FulfillmentId id) {
        packages.ship(id);
    }

    /**
     * Refuses a task that moved on since it was on screen.
     *
     * @throws ProblemException TASK_CHANGED with the task as it is now
     */
    public FulfillmentState lock(FulfillmentId id, @Nullable Long version) {
        FulfillmentState locked = fulfillments.lockForWork(id);
        if (version != null && version != locked.version()) {
            throw changed(locked, "Fulfillment %s changed meanwhile; look at it again.".formatted(locked.number()));
        }
        return locked;
    }

    private PackAnswer intend(
            Actor actor,
            FulfillmentId id,
            TaskIntent intent,
            String operation,
            Function<PackState, Decision<PackChange>> decision) {
        return decide(actor, id, intent.version(), operation, EntryMode.TYPED, intent.deviceTime(), decision);
    }

    private PackAnswer decide(
            Actor actor,
            FulfillmentId id,
            @Nullable Long version,
            String operation,
            EntryMode entry,
            @Nullable Instant deviceTime,
            Function<PackState, Decision<PackChange>> decision) {
        return units.run(() -> {
            FulfillmentState locked = lock(id, version);
            PackState state = tasks.state(locked);
            var decided = decision.apply(state);
            if (decided instanceof Decision.Refused<PackChange> refused && refused.problem() == Problem.TASK_CHANGED) {
                throw refused.asProblem(Map.of("current", tasks.view(locked)));
            }
            return write(
                    actor, state, decided.orThrow(), AuditEntry.of(operation).entered(entry, deviceTime));
        });
    }

    private PackAnswer write(Actor actor, PackState state, Decision.Accepted<PackChange> accepted, AuditEntry entry) {
        FulfillmentState after = writer.write(actor, state, accepted.changes());
        Message message = accepted.changes().getLast().message();
        audit.append(actor, entry.on(after.id()).saying(message.code() + " " + String.join(" ", message.args())));
        return new PackAnswer(Verdict.ACCEPTED, message, tasks.shown(after));
    }

    private ProblemException changed(FulfillmentState state, String detail) {
        return new ProblemException(Problem.TASK_CHANGED, detail, Map.of("current", tasks.view(state)));
    }
}
