package dev.pickwright.backend.quality;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.packing.PackTasks;
import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.packing.Swaps;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Decision;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.quality.ContentsHash;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.QcDecisions;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.quality.RecordQc;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Records what inspectors find. */
@Service
public class Quality {

    private final QcRepository rows;
    private final QcChecks checks;
    private final QcRulebook rules;
    private final Packing packing;
    private final PackTasks tasks;
    private final Swaps swaps;
    private final Holds holds;
    private final Fulfillments fulfillments;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    Quality(
            QcRepository rows,
            QcChecks checks,
            QcRulebook rules,
            Packing packing,
            PackTasks tasks,
            Swaps swaps,
            Holds holds,
            Fulfillments fulfillments,
            AuditTrail audit,
            UnitOfWork units,
            Clock clock) {
        this.rows = rows;
        this.checks = checks;
        this.rules = rules;
        this.packing = packing;
        this.tasks = tasks;
        this.swaps = swaps;
        this.holds = holds;
        this.fulfillments = fulfillments;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Records the result of the check that is due, or of one made for it while packing goes on. What the dispositions
     * of failed points ask for is done in the same unit of work: units are replaced, packages are opened again, a hold
     * is placed. Once the goods are packed anew, a new check is due.
     *
     * @throws ProblemException TASK_CHANGED if no such check is due, with the task as it is; REQUEST_INVALID if the
     *     result does not fit the checklist
     */
    public PackAnswer record(Actor actor, FulfillmentId id, RecordQc told) {
        return units.run(() -> {
            FulfillmentState locked = packing.lock(id, told.version());
            String hash = ContentsHash.of(tasks.packages(locked));
            QcCheckId check = due(locked, told, hash);
            var accepted = QcDecisions.record(locked, check, rules.points(locked.warehouseId()), told, hash)
                    .orThrow();
            var result = accepted.changes().getFirst();
            write(actor, id, check, told, result.status(), hash);
            FulfillmentState after = fulfillments.append(locked, accepted.events());
            if (result.status() == QcStatus.PASSED) {
                return new PackAnswer(Verdict.ACCEPTED, Message.of("qc.passed"), tasks.shown(after));
            }
            return new PackAnswer(
                    Verdict.ACCEPTED,
                    dispose(actor, after, check, told, result.dispositions()),
                    tasks.shown(fulfillments.state(id)));
        });
    }

    private QcCheckId due(FulfillmentState locked, RecordQc told, String hash) {
        var newest = checks.newest(locked);
        boolean packed = !tasks.goods(locked).isEmpty();
        var asked = QcDecisions.ask(locked, QcChecks.standing(newest, hash), packed);
        if (asked instanceof Decision.Refused<?> refused) {
            throw refused.asProblem(Map.of("current", tasks.view(locked)));
        }
        QcCheckId due = newest == null || newest.status() != QcStatus.DUE ? null : newest.id();
        if (told.check() != null && !told.check().equals(due)) {
            throw new ProblemException(
                    Problem.TASK_CHANGED,
                    "That QC check of fulfillment %s is not due; look at it again.".formatted(locked.number()),
                    Map.of("current", tasks.view(locked)));
        }
        return due == null ? checks.makeDue(locked) : due;
    }

    private void write(Actor actor, FulfillmentId id, QcCheckId check, RecordQc told, QcStatus status, String hash) {
        rows.record(check, status, hash, actor.operator(), clock.instant());
        rows.insertPoints(check, told.points());
        audit.append(
                actor,
                AuditEntry.of("record_qc_result")
                        .on(id)
                        .change(QcStatus.DUE.wire(), status.wire())
                        .entered(EntryMode.TYPED, told.deviceTime()));
    }

    /** @return what to say of it: the weightiest of what was done */
    private Message dispose(
            Actor actor, FulfillmentState failed, QcCheckId check, RecordQc told, Set<Disposition> dispositions) {
        FulfillmentState state = failed;
        for (PointResult point : told.points()) {
            if (point.swap() != null) {
                state = swaps.swap(actor, state, point.swap(), Objects.requireNonNull(point.quantity()));
            }
        }
        if (dispositions.contains(Disposition.REWORK) && state.status() == FulfillmentStatus.PACKED) {
            packing.reopen(actor, state.id(), new TaskIntent(null, told.deviceTime()));
        }
        if (dispositions.contains(Disposition.HOLD) || dispositions.contains(Disposition.ACCEPT)) {
            holds.place(actor, state.id(), HoldKind.QC, QcDecisions.holdReason(told));
            rows.setHold(check, holds.of(state.id()).getFirst().id());
            return Message.of("qc.failed_hold", state.number());
        }
        return dispositions.contains(Disposition.REWORK)
                ? Message.of("qc.failed_rework")
                : Message.of("qc.failed_replaced");
    }
}
