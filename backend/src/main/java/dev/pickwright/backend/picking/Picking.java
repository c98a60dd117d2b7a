package dev.pickwright.backend.picking;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.model.Decision;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickChange;
import dev.pickwright.model.picking.PickDecisions;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.picking.TaskIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What pickers do. Each intent is one unit of work: it locks the fulfillments, then the picklist, decides, writes,
 * and answers with the task as it is then. A scan that does not fit is an answer, not an error, and is recorded.
 */
@Service
public class Picking {

    private final PickStateRepository states;
    private final PickWriter writer;
    private final PickViews views;
    private final Picklists picklists;
    private final Fulfillments fulfillments;
    private final Steps steps;
    private final Barcodes barcodes;
    private final AuditTrail audit;
    private final UnitOfWork units;

    Picking(
            PickStateRepository states,
            PickWriter writer,
            PickViews views,
            Picklists picklists,
            Fulfillments fulfillments,
            Steps steps,
            Barcodes barcodes,
            AuditTrail audit,
            UnitOfWork units) {
        this.states = states;
        this.writer = writer;
        this.views = views;
        this.picklists = picklists;
        this.fulfillments = fulfillments;
        this.steps = steps;
        this.barcodes = barcodes;
        this.audit = audit;
        this.units = units;
    }

    /** The work that waits in the operator's warehouse. */
    public PickQueueView queue(Actor actor) {
        return views.queue(actor);
    }

    /** @throws ProblemException NOT_FOUND */
    public PickTaskView task(PicklistId id) {
        return views.task(row(id));
    }

    /**
     * Gives the operator work: what they have, else the oldest free picklist, else a new one for the fulfillment that
     * waits longest.
     *
     * @throws ProblemException NOTHING_TO_DO if nothing waits
     */
    public PickAnswer next(Actor actor) {
        OperatorId operator = actor.requireOperator();
        return units.run(() -> {
            PicklistId id = states.claimedBy(operator)
                    .or(() -> free(actor))
                    .orElseThrow(() -> new ProblemException(
                            Problem.NOTHING_TO_DO, "Nothing waits to be picked in this warehouse."));
            return decide(
                    actor,
                    id,
                    null,
                    "claim",
                    EntryMode.TYPED,
                    null,
                    (state, ignored) -> PickDecisions.claim(state, operator));
        });
    }

    /** A picklist nobody has, locked: the oldest, else a new one for the fulfillment that waits longest. */
    private Optional<PicklistId> free(Actor actor) {
        var warehouse = actor.requireWarehouse();
        while (true) {
            var open = states.oldestOpen(warehouse);
            if (open.isPresent()) {
                if (lock(open.get()).status() == PicklistStatus.OPEN) {
                    return open;
                }
                continue;
            }
            var waiting = fulfillments.oldestWaiting(warehouse);
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
        return units.run(() -> {
            var locked = lock(id);
            checkVersion(locked, scan.version());
            PickState state = states.state(locked);
            var resolved = barcodes.resolve(locked.warehouse(), scan.code());
            return switch (PickDecisions.scan(state, actor.requireOperator(), resolved)) {
                case Decision.Accepted<PickChange> accepted ->
                    write(
                            actor,
                            state,
                            accepted,
                            AuditEntry.of("pick_scan")
                                    .change(state.expected(), resolved.shown())
                                    .entered(scan.entry(), scan.deviceTime()));
                case Decision.Refused<PickChange> refused -> {
                    if (refused.problem() == Problem.NOT_YOURS) {
                        throw refused.asProblem(Map.of("current", views.task(locked)));
                    }
                    audit.append(
                            actor,
                            subject(state, AuditEntry.of("scan_refused"))
                                    .change(state.expected(), scan.code())
                                    .entered(scan.entry(), scan.deviceTime())
                                    .saying(refused.message().code()));
                    yield new PickAnswer(Verdict.REFUSED, refused.message(), views.task(locked));
                }
            };
        });
    }

    public PickAnswer confirmQuantity(Actor actor, PicklistId id, ConfirmQuantity told) {
        return units.run(() -> decide(
                actor,
                id,
                told.version(),
                "pick_quantity",
                told.entry(),
                told.deviceTime(),
                (state, operator) -> PickDecisions.confirmQuantity(
                        state, operator, told.line(), told.quantity().units())));
    }

    public PickAnswer shortPick(Actor actor, PicklistId id, ShortPick told) {
        return units.run(() -> decide(
                actor,
                id,
                told.version(),
                "short_pick",
                EntryMode.TYPED,
                told.deviceTime(),
                (state, operator) -> PickDecisions.shortPick(state, operator, told, others(state, told))));
    }

    private List<PickDecisions.OtherBin> others(PickState state, ShortPick told) {
        var line = state.line(told.line());
        if (told.resolution() != ShortResolution.OTHER_BIN || line.isEmpty()) {
            return List.of();
        }
        var of = fulfillments.state(line.get().fulfillmentId());
        return picklists.elsewhere(of, line.get(), line.get().quantity() - told.found()).stream()
                .map(share -> new PickDecisions.OtherBin(share.bin(), share.quantity()))
                .toList();
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

    private PickAnswer intend(
            Actor actor,
            PicklistId id,
            TaskIntent intent,
            String operation,
            BiFunction<PickState, OperatorId, Decision<PickChange>> decision) {
        return units.run(
                () -> decide(actor, id, intent.version(), operation, EntryMode.TYPED, intent.deviceTime(), decision));
    }

    private PickAnswer decide(
            Actor actor,
            PicklistId id,
            @Nullable Long version,
            String operation,
            EntryMode entry,
            @Nullable Instant deviceTime,
            BiFunction<PickState, OperatorId, Decision<PickChange>> decision) {
        var locked = lock(id);
        checkVersion(locked, version);
        PickState state = states.state(locked);
        var decided = decision.apply(state, actor.requireOperator());
        if (decided instanceof Decision.Refused<PickChange> refused
                && (refused.problem() == Problem.TASK_CHANGED || refused.problem() == Problem.NOT_YOURS)) {
            throw refused.asProblem(Map.of("current", views.task(locked)));
        }
        var entered = AuditEntry.of(operation).entered(entry, deviceTime);
        return write(actor, state, decided.orThrow(), entered);
    }

    private PickAnswer write(Actor actor, PickState state, Decision.Accepted<PickChange> accepted, AuditEntry entry) {
        writer.write(actor, state, accepted.changes());
        Message message = accepted.changes().isEmpty()
                ? Message.of("pick.claimed")
                : accepted.changes().getLast().message();
        audit.append(actor, subject(state, entry).saying(message.code() + " " + String.join(" ", message.args())));
        PickTaskView task = views.task(row(state.id()));
        Verdict verdict = task.status().ends() ? Verdict.FINISHED : Verdict.ACCEPTED;
        return new PickAnswer(verdict, message, task);
    }

    private static AuditEntry subject(PickState state, AuditEntry entry) {
        AuditEntry onList = entry.on(state.id());
        return state.lines().stream()
                .map(PickState.Line::fulfillmentId)
                .distinct()
                .reduce((one, other) -> one)
                .map(onList::on)
                .orElse(onList);
    }

    private PickStateRepository.Row lock(PicklistId id) {
        states.fulfillments(id).forEach(fulfillments::lock);
        states.lock(id);
        return row(id);
    }

    private PickStateRepository.Row row(PicklistId id) {
        return states.row(id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no picklist " + id + "."));
    }

    private void checkVersion(PickStateRepository.Row row, @Nullable Long version) {
        if (version != null && version != row.version()) {
            throw changed(row, "Picklist %s changed meanwhile; look at it again.".formatted(row.number()));
        }
    }

    private ProblemException changed(PickStateRepository.Row row, String detail) {
        return new ProblemException(Problem.TASK_CHANGED, detail, Map.of("current", views.task(row)));
    }
}
