package dev.pickwright.model.quality;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a QC result does, or why it is refused. Pure. */
public final class QcDecisions {

    /** The result to write; a failed one sends the goods back to the bench. */
    public record Result(QcStatus status) {}

    private QcDecisions() {}

    /**
     * @param due the check that waits for a result
     * @param contentsHash of the packages now
     */
    public static Decision<Result> record(FulfillmentState state, QcCheckId due, RecordQc told, String contentsHash) {
        if (state.status() != FulfillmentStatus.PACKED || !told.check().equals(due)) {
            return Decision.refuse(
                    Problem.TASK_CHANGED,
                    Message.of("qc.not_due", state.number()),
                    "This check is not due any more; look at the fulfillment again.");
        }
        boolean failed = told.points().stream().anyMatch(point -> !point.passed());
        Set<Checkpoint> missing = EnumSet.allOf(Checkpoint.class);
        told.points().forEach(point -> missing.remove(point.point()));
        if (!failed && !missing.isEmpty()) {
            return Decision.refuse(
                    Problem.REQUEST_INVALID,
                    Message.of("qc.points_missing", missing.size()),
                    "Every point of the checklist wants a result; missing: "
                            + String.join(
                                    ", ", missing.stream().map(Checkpoint::wire).toList()) + ".");
        }
        QcStatus status = failed ? QcStatus.FAILED : QcStatus.PASSED;
        return Decision.accept(
                List.of(new Result(status)),
                List.of(new QcRecorded(state.id(), state.orderId(), due, status, contentsHash, told.points())));
    }
}
