package dev.pickwright.backend.quality;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.packing.PackTasks;
import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.quality.ContentsHash;
import dev.pickwright.model.quality.QcDecisions;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.quality.RecordQc;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Records what inspectors find. */
@Service
public class Quality {

    private final QcRepository checks;
    private final Packing packing;
    private final PackTasks tasks;
    private final Fulfillments fulfillments;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    Quality(
            QcRepository checks,
            Packing packing,
            PackTasks tasks,
            Fulfillments fulfillments,
            AuditTrail audit,
            UnitOfWork units,
            Clock clock) {
        this.checks = checks;
        this.packing = packing;
        this.tasks = tasks;
        this.fulfillments = fulfillments;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Records the result of the check that is due. A failed one opens the packages again in the same unit of work;
     * once they are packed anew, a new check is due.
     *
     * @throws ProblemException TASK_CHANGED if that check is not due, with the task as it is
     */
    public PackAnswer record(Actor actor, FulfillmentId id, RecordQc told) {
        return units.run(() -> {
            FulfillmentState locked = packing.lock(id, told.version());
            var due = checks.due(id)
                    .orElseThrow(() -> new ProblemException(
                            Problem.TASK_CHANGED,
                            "No QC check is due for fulfillment %s.".formatted(locked.number()),
                            Map.of("current", tasks.view(locked))));
            String hash = ContentsHash.of(tasks.packages(locked));
            var accepted = QcDecisions.record(locked, due.id(), told, hash).orThrow();
            QcStatus status = accepted.changes().getFirst().status();
            checks.record(due.id(), status, hash, actor.operator(), clock.instant());
            for (int i = 0; i < told.points().size(); i++) {
                checks.insertPoint(due.id(), i, told.points().get(i));
            }
            audit.append(
                    actor,
                    AuditEntry.of("record_qc_result")
                            .on(id)
                            .change(QcStatus.DUE.wire(), status.wire())
                            .entered(EntryMode.TYPED, told.deviceTime()));
            FulfillmentState after = fulfillments.append(locked, accepted.events());
            if (status == QcStatus.PASSED) {
                return new PackAnswer(Verdict.ACCEPTED, Message.of("qc.passed"), tasks.view(after));
            }
            var reopened = packing.reopen(actor, id, new TaskIntent(null, told.deviceTime()));
            return new PackAnswer(Verdict.ACCEPTED, Message.of("qc.failed_rework"), reopened.task());
        });
    }
}
