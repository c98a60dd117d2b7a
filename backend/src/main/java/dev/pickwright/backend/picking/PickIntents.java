package dev.pickwright.backend.picking;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.WorkHolder;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickChange;
import dev.pickwright.model.picking.PickDecisions;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortDecisions;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries an intent of a picker out inside the caller's unit of work: locks, decides, writes, records, answers. */
@Component
class PickIntents {

    private final PickStateRepository states;
    private final PickRepository picklists;
    private final PickWriter writer;
    private final WorkHolder holder;
    private final Barcodes barcodes;
    private final AuditTrail audit;

    PickIntents(
            PickStateRepository states,
            PickRepository picklists,
            PickWriter writer,
            WorkHolder holder,
            Barcodes barcodes,
            AuditTrail audit) {
        this.states = states;
        this.picklists = picklists;
        this.writer = writer;
        this.holder = holder;
        this.barcodes = barcodes;
        this.audit = audit;
    }

    PickTaskView task(PicklistId id) {
        return PickTaskView.of(states.state(id).orElseThrow(() -> missing(id)));
    }

    PickAnswer scan(Actor actor, PicklistId id, ScanRequest scan) {
        OperatorId operator = actor.requireOperator();
        PickState state = lock(id);
        if (!state.told() && operator.equals(state.operator())) {
            return learn(actor, state, scan);
        }
        checkVersion(state, scan.version());
        var resolved = barcodes.resolve(state.warehouse(), scan.code());
        return switch (PickDecisions.scan(state, operator, resolved)) {
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
                    throw refused.asProblem(Map.of("current", PickTaskView.of(state)));
                }
                yield refuse(actor, state, scan, refused.message(), PickTaskView.of(state));
            }
        };
    }

    /** The scan is not taken: meanwhile a fulfillment was cancelled, and its goods go back first. */
    private PickAnswer learn(Actor actor, PickState state, ScanRequest scan) {
        picklists.tell(state.id(), true);
        String cancelled = state.parts().stream()
                .filter(part -> part.status() == FulfillmentStatus.CANCELLED)
                .map(PickState.Part::number)
                .collect(Collectors.joining(", "));
        return refuse(actor, state, scan, Message.of("pick.cancelled_put_back", cancelled), task(state.id()));
    }

    private PickAnswer refuse(Actor actor, PickState state, ScanRequest scan, Message message, PickTaskView task) {
        audit.append(
                actor,
                subject(state, AuditEntry.of("scan_refused"))
                        .change(state.expected(), null)
                        .noting(scan.code())
                        .entered(scan.entry(), scan.deviceTime())
                        .saying(message.code()));
        return new PickAnswer(Verdict.REFUSED, message, task);
    }

    PickAnswer decide(
            Actor actor,
            PicklistId id,
            @Nullable Long version,
            AuditEntry entry,
            BiFunction<PickState, OperatorId, Decision<PickChange>> decision) {
        PickState state = lock(id);
        checkVersion(state, version);
        var decided = decision.apply(state, actor.requireOperator());
        if (decided instanceof Decision.Refused<PickChange> refused
                && (refused.problem() == Problem.TASK_CHANGED || refused.problem() == Problem.NOT_YOURS)) {
            throw refused.asProblem(Map.of("current", PickTaskView.of(state)));
        }
        return write(actor, state, decided.orThrow(), entry);
    }

    private PickAnswer write(Actor actor, PickState state, Decision.Accepted<PickChange> accepted, AuditEntry entry) {
        List<PickChange> changes = accepted.changes();
        writer.write(actor, state, changes);
        Message message = message(changes);
        String said = message.code() + " " + String.join(" ", message.args());
        audit.append(actor, subject(state, entry.detail() == null ? entry.saying(said) : entry));
        PickTaskView task = changes.size() == 1
                ? state.after(changes.getFirst()).map(PickTaskView::of).orElseGet(() -> task(state.id()))
                : task(state.id());
        Verdict verdict = task.status().ends() ? Verdict.FINISHED : Verdict.ACCEPTED;
        return new PickAnswer(verdict, message, task);
    }

    private static Message message(List<PickChange> changes) {
        if (changes.isEmpty()) {
            return Message.of("pick.claimed");
        }
        return changes.stream().anyMatch(PickChange.LineShort.class::isInstance)
                ? ShortDecisions.message(changes)
                : changes.getLast().message();
    }

    private static AuditEntry subject(PickState state, AuditEntry entry) {
        AuditEntry onList = entry.on(state.id());
        return state.parts().size() == 1 ? onList.on(state.parts().getFirst().id()) : onList;
    }

    PickState lock(PicklistId id) {
        return states.lock(id, holder::requireOwn).orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(PicklistId id) {
        return new ProblemException(Problem.NOT_FOUND, "There is no picklist " + id + ".");
    }

    private static void checkVersion(PickState state, @Nullable Long version) {
        if (version != null && version != state.version()) {
            throw new ProblemException(
                    Problem.TASK_CHANGED,
                    "Picklist %s changed meanwhile; look at it again.".formatted(state.number()),
                    Map.of("current", PickTaskView.of(state)));
        }
    }
}
