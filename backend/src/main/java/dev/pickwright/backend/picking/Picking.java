package dev.pickwright.backend.picking;

import dev.pickwright.backend.access.Operators;
import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Parts;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.Given;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.Decision;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickChange;
import dev.pickwright.model.picking.PickDecisions;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.PossessionDecisions;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortDecisions;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.picking.TakeOver;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.warehouse.BinSupply;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * What pickers do. Each intent is one unit of work: it locks the picklist's fulfillments, decides, writes,
 * and answers with the task as it is then. A scan that does not fit is an answer, not an error, and is recorded.
 */
@Service
public class Picking {

    private final PickStateRepository states;
    private final PickWorkRepository work;
    private final PickIntents intents;
    private final PickWriter writer;
    private final PickViews views;
    private final Picklists picklists;
    private final Fulfillments fulfillments;
    private final Steps steps;
    private final Parts parts;
    private final Stock stock;
    private final Operators operators;
    private final UnitOfWork units;
    private final @Nullable WorkOnHand onHand;

    Picking(
            PickStateRepository states,
            PickWorkRepository work,
            PickIntents intents,
            PickWriter writer,
            PickViews views,
            Picklists picklists,
            Fulfillments fulfillments,
            Steps steps,
            Parts parts,
            Stock stock,
            Operators operators,
            UnitOfWork units,
            ObjectProvider<WorkOnHand> onHand) {
        this.states = states;
        this.work = work;
        this.intents = intents;
        this.writer = writer;
        this.views = views;
        this.picklists = picklists;
        this.fulfillments = fulfillments;
        this.steps = steps;
        this.parts = parts;
        this.stock = stock;
        this.operators = operators;
        this.units = units;
        this.onHand = onHand.getIfAvailable();
    }

    /** The work that waits in the operator's warehouse. */
    public PickQueueView queue(Actor actor) {
        return views.queue(actor);
    }

    /** The task's version, locked until the unit of work ends. @throws ProblemException NOT_FOUND */
    public long lockVersion(PicklistId id) {
        return states.lock(id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no picklist " + id + "."))
                .version();
    }

    /** Where it is picked. @throws ProblemException NOT_FOUND */
    public WarehouseId site(PicklistId id) {
        return intents.lock(id).warehouse();
    }

    /** @throws ProblemException NOT_FOUND */
    public PickTaskView task(PicklistId id) {
        return intents.task(id);
    }

    /**
     * Gives the operator work: what they have, else the oldest free picklist, else a new one for the fulfillment that
     * waits longest. Who has zones gets only work that lies in these altogether.
     *
     * @throws ProblemException NOTHING_TO_DO if nothing waits
     */
    public PickAnswer next(Actor actor) {
        OperatorId operator = actor.requireOperator();
        return units.run(() -> {
            PicklistId id = work.claimedBy(operator, here())
                    .or(() -> free(actor))
                    .orElseThrow(() -> new ProblemException(
                            Problem.NOTHING_TO_DO, "Nothing waits to be picked by you in this warehouse."));
            return claim(actor, id);
        });
    }

    /**
     * Gives the operator that picklist.
     *
     * @throws ProblemException NOT_YOURS if somebody else has it
     */
    public PickAnswer claim(Actor actor, PicklistId id) {
        return units.run(() -> intents.decide(actor, id, null, AuditEntry.of("claim"), PickDecisions::claim));
    }

    /** The picklists that may be worked on; null for all. */
    private @Nullable Set<PicklistId> here() {
        return onHand == null ? null : onHand.picklists();
    }

    /** A picklist nobody has, locked: the oldest, else a new one for the fulfillment that waits longest. */
    private Optional<PicklistId> free(Actor actor) {
        var warehouse = actor.requireWarehouse();
        Set<UUID> zones = operators.zones(actor.requireOperator(), warehouse);
        while (true) {
            var open = work.oldestOpen(warehouse, zones, here());
            if (open.isPresent()) {
                if (intents.lock(open.get()).status() == PicklistStatus.OPEN) {
                    return open;
                }
                continue;
            }
            var waiting = onHand == null ? work.oldestWaiting(warehouse, zones) : Optional.<FulfillmentId>empty();
            if (waiting.isEmpty()) {
                return Optional.empty();
            }
            plan(actor, waiting.get());
        }
    }

    /** Plans it and makes its picklist, unless somebody else did so while we waited for its lock. */
    private void plan(Actor actor, FulfillmentId id) {
        FulfillmentStatus status = fulfillments.lock(id).status();
        if (status == FulfillmentStatus.PENDING) {
            steps.startPlanning(actor, id, null);
        }
        if (status == FulfillmentStatus.PENDING || status == FulfillmentStatus.PLANNING) {
            picklists.generate(actor, id, null);
        }
    }

    public PickAnswer scan(Actor actor, PicklistId id, ScanRequest scan) {
        return units.run(() -> intents.scan(actor, id, scan));
    }

    public PickAnswer confirmQuantity(Actor actor, PicklistId id, ConfirmQuantity told) {
        var entry = AuditEntry.of("pick_quantity").entered(told.entry(), told.deviceTime());
        return units.run(() -> intents.decide(
                actor,
                id,
                told.version(),
                entry,
                (state, operator) -> PickDecisions.confirmQuantity(
                        state, operator, told.line(), told.quantity().units())));
    }

    /** Fewer units were found than planned; also before a tote or the bin was scanned. */
    public PickAnswer shortPick(Actor actor, PicklistId id, ShortPick told) {
        var entry = AuditEntry.of("short_pick").entered(EntryMode.TYPED, told.deviceTime());
        return units.run(() -> intents.decide(actor, id, told.version(), entry, (state, operator) -> {
            if (told.resolution() == ShortResolution.BACK_ORDER && onHand == null) {
                parts.lockCapacity(state.warehouse());
            }
            return ShortDecisions.shortPick(state, operator, told, elsewhere(state, told));
        }));
    }

    /** Where else the warehouse has units of the line's SKU; locked with the bin itself, in the order of stock rows. */
    private List<BinSupply.Units> elsewhere(PickState state, ShortPick told) {
        List<BinSupply.Units> now = state.line(told.line())
                .map(
                        line -> stock
                                .lockSupply(state.warehouse(), List.of(line.skuId()))
                                .getOrDefault(line.skuId(), List.of())
                                .stream()
                                .filter(bin -> !bin.bin().equals(line.binId()))
                                .toList())
                .orElse(List.of());
        // What the operator was shown counts, also where the short pick is carried out once more.
        return BinSupply.read(Given.choose("elsewhere", () -> BinSupply.text(now)));
    }

    /**
     * Gives up what is open of a fulfillment and counts the attempt; by its picker or a supervisor.
     *
     * @throws ProblemException TRANSITION_REFUSED; NOT_YOURS; NOTHING_TO_DO if nothing of it is missing
     */
    public FulfillmentState fail(Actor actor, FulfillmentId id, @Nullable String reason) {
        String cause = reason == null || reason.isBlank() ? "not said" : reason.strip();
        boolean supervisor =
                actor.roles().contains(Role.SUPERVISOR) || actor.roles().contains(Role.ADMINISTRATOR);
        return units.run(() -> {
            Optional<PickState> list = work.workedOn(id).flatMap(states::lock);
            FulfillmentState of = fulfillments.lockForWork(id);
            StatusDecisions.failPick(of, cause).orThrow();
            PickState state = list.orElseThrow(() -> StatusDecisions.refusal(of, FulfillmentStatus.PICK_FAILED));
            OperatorId operator = supervisor ? actor.operator() : actor.requireOperator();
            var accepted =
                    PickDecisions.fail(state, operator, supervisor, id, cause).orThrow();
            writer.write(actor, state, accepted.changes());
            return fulfillments.state(id);
        });
    }

    /**
     * Counts what is open of a fulfillment as picked into a tote that stands here, until it is known what was. Joins the
     * caller's unit of work.
     *
     * @throws ProblemException TRANSITION_REFUSED where it is known what is picked: not at a station; TASK_CHANGED
     */
    public void countAsPicked(Actor actor, FulfillmentId id, Resolved.Tote tote) {
        if (onHand == null) {
            throw new ProblemException(
                    Problem.TRANSITION_REFUSED, "What lies in tote %s is not picked yet.".formatted(tote.code()));
        }
        PickState state = work.workedOn(id)
                .flatMap(states::lock)
                .orElseThrow(() -> new ProblemException(
                        Problem.TRANSITION_REFUSED, "Nobody picks what lies in tote %s.".formatted(tote.code())));
        var changes = PossessionDecisions.countAsPicked(state, id, tote.id(), tote.code())
                .orThrow()
                .changes();
        Given.apart(() -> {
            writer.write(actor, state, changes);
            return true;
        });
    }

    /** Locks a fulfillment together with those that share its picklist, in the order in which all are locked. */
    public FulfillmentState lockWithPicklist(FulfillmentId id) {
        work.workedOn(id).ifPresent(states::lock);
        return fulfillments.lock(id);
    }

    public PickAnswer skip(Actor actor, PicklistId id, TaskIntent intent) {
        return intend(actor, id, intent, "skip_line", PickDecisions::skip);
    }

    public PickAnswer undo(Actor actor, PicklistId id, TaskIntent intent) {
        return intend(actor, id, intent, "undo_pick", PickDecisions::undo);
    }

    public PickAnswer finish(Actor actor, PicklistId id, TaskIntent intent) {
        return intend(actor, id, intent, "confirm_picked", PickDecisions::finish);
    }

    public PickAnswer release(Actor actor, PicklistId id, TaskIntent intent) {
        return intend(actor, id, intent, "release_picklist", PickDecisions::release);
    }

    /** Takes a picklist from whoever has it; the trail keeps who that was and why. */
    public PickAnswer takeOver(Actor actor, PicklistId id, TakeOver told) {
        return units.run(() -> {
            OperatorId from = intents.lock(id).operator();
            var entry = AuditEntry.of("take_over")
                    .change(
                            from == null ? null : from.toString(),
                            actor.requireOperator().toString())
                    .entered(EntryMode.TYPED, told.deviceTime())
                    .noting(told.reason());
            return intents.decide(actor, id, told.version(), entry, PickDecisions::takeOver);
        });
    }

    private PickAnswer intend(
            Actor actor,
            PicklistId id,
            TaskIntent intent,
            String operation,
            BiFunction<PickState, OperatorId, Decision<PickChange>> decision) {
        var entry = AuditEntry.of(operation).entered(EntryMode.TYPED, intent.deviceTime());
        return units.run(() -> intents.decide(actor, id, intent.version(), entry, decision));
    }
}
