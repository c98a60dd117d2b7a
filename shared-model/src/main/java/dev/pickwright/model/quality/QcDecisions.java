package dev.pickwright.model.quality;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a QC result does, or why it is refused. Pure. */
public final class QcDecisions {

    /** The result to write, and what is to be done about the failed points. */
    public record Result(QcStatus status, Set<Disposition> dispositions) {
        public Result {
            dispositions = Set.copyOf(dispositions);
        }
    }

    /**
     * The newest check.
     *
     * @param contentsHash what it was given for; null while it is due
     * @param released whether the hold it placed is released; null if it placed none
     */
    public record Newest(
            QcStatus status,
            @Nullable String contentsHash,
            @Nullable Boolean released) {}

    private static final int REASON = 200;

    private QcDecisions() {}

    /** @param contentsHash of the packages now */
    public static QcStanding standing(@Nullable Newest newest, String contentsHash) {
        if (newest == null || newest.status() == QcStatus.DUE || !contentsHash.equals(newest.contentsHash())) {
            return QcStanding.DUE;
        }
        if (newest.status() == QcStatus.PASSED) {
            return QcStanding.DECIDED;
        }
        if (newest.released() == null) {
            return QcStanding.DUE;
        }
        return newest.released() ? QcStanding.DECIDED : QcStanding.WAITS_FOR_SUPERVISOR;
    }

    /** Whether a result may be told for what the packages hold now. */
    public static Decision<QcStanding> ask(FulfillmentState state, QcStanding standing, boolean goodsPacked) {
        boolean there = state.status() == FulfillmentStatus.PACKING || state.status() == FulfillmentStatus.PACKED;
        if (!there || !goodsPacked || !state.qcRequired() || standing != QcStanding.DUE) {
            return Decision.refuse(
                    Problem.TASK_CHANGED,
                    Message.of("qc.not_due", state.number()),
                    standing == QcStanding.WAITS_FOR_SUPERVISOR
                            ? "The check of fulfillment %s failed; a supervisor decides.".formatted(state.number())
                            : "No QC check is due for fulfillment %s; look at it again.".formatted(state.number()));
        }
        return Decision.accept(List.of(standing), List.of());
    }

    /**
     * @param check the one that gets this result
     * @param checklist its points
     * @param contentsHash of the packages now
     */
    public static Decision<Result> record(
            FulfillmentState state, QcCheckId check, List<QcPoint> checklist, RecordQc told, String contentsHash) {
        Optional<Decision<Result>> wrong = wrong(checklist, told);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Set<Disposition> dispositions = told.points().stream()
                .map(PointResult::disposition)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        QcStatus status = dispositions.isEmpty() ? QcStatus.PASSED : QcStatus.FAILED;
        return Decision.accept(
                List.of(new Result(status, dispositions)),
                List.of(new QcRecorded(
                        state.id(),
                        state.orderId(),
                        check,
                        status,
                        contentsHash,
                        told.points(),
                        dispositions.stream().sorted().toList())));
    }

    private static Optional<Decision<Result>> wrong(List<QcPoint> checklist, RecordQc told) {
        Map<String, QcPoint> points = new HashMap<>();
        checklist.forEach(point -> points.put(point.code(), point));
        Set<String> missing = new TreeSet<>(points.keySet());
        boolean failed = false;
        for (PointResult result : told.points()) {
            QcPoint point = points.get(result.point());
            if (point == null || !missing.remove(result.point())) {
                return Optional.of(invalid(
                        Message.of("qc.point_unknown", result.point()),
                        "%s is no point of this checklist, or stands twice.".formatted(result.point())));
            }
            Optional<Decision<Result>> wrong = wrong(point, result);
            if (wrong.isPresent()) {
                return wrong;
            }
            failed |= !result.passed();
        }
        if (failed || missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(invalid(
                Message.of("qc.points_missing", missing.size()),
                "Every point of the checklist wants a result; missing: " + String.join(", ", missing) + "."));
    }

    private static Optional<Decision<Result>> wrong(QcPoint point, PointResult result) {
        if (point.measured() && result.passed()) {
            if (result.measured() == null) {
                return Optional.of(invalid(
                        Message.of("qc.measure_missing", point.code()),
                        "Point %s wants the measured value.".formatted(point.code())));
            }
            if (!point.within(result.measured())) {
                return Optional.of(invalid(
                        Message.of("qc.out_of_tolerance", point.code(), result.measured()),
                        "%s is out of the tolerance of point %s; fail it.".formatted(result.measured(), point.code())));
            }
        }
        if ((result.disposition() == Disposition.REPLACE) != (result.swap() != null)) {
            return Optional.of(invalid(
                    Message.of("qc.swap_missing", point.code()),
                    "Disposition replace, and no other, says what to take out and which bin gives the other."));
        }
        return Optional.empty();
    }

    /** What the hold of a failed check says. */
    public static String holdReason(RecordQc told) {
        String found = told.points().stream()
                .filter(point -> point.disposition() == Disposition.HOLD || point.disposition() == Disposition.ACCEPT)
                .map(point -> "%s: %d × %s%s"
                        .formatted(
                                words(point.point()),
                                point.quantity(),
                                words(Objects.requireNonNull(point.defect()).wire()),
                                point.disposition() == Disposition.ACCEPT ? " (inspector would accept)" : ""))
                .collect(Collectors.joining("; ", "QC failed at ", ""));
        return found.length() > REASON ? found.substring(0, REASON) : found;
    }

    private static String words(String code) {
        return code.replace('_', ' ');
    }

    private static Decision<Result> invalid(Message message, String detail) {
        return Decision.refuse(Problem.REQUEST_INVALID, message, detail);
    }
}
