package dev.pickwright.backend.quality;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.packing.PackTaskPart;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.ContentsHash;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcDecisions;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.QcStanding;
import dev.pickwright.model.quality.QcStatus;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The checks of a fulfillment: makes one due when goods that need it are packed, and shows them. */
@Component
public class QcChecks implements PackTaskPart {

    private static final String REQUIRED = "required";

    private final QcRepository checks;
    private final QcRulebook rules;
    private final Fulfillments fulfillments;
    private final IdSource ids;
    private final Clock clock;

    QcChecks(QcRepository checks, QcRulebook rules, Fulfillments fulfillments, IdSource ids, Clock clock) {
        this.checks = checks;
        this.rules = rules;
        this.fulfillments = fulfillments;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void packed(FulfillmentState state, List<PackageView> packages) {
        if (!state.qcRequired()) {
            return;
        }
        QcRepository.Row newest = newest(state);
        boolean there = newest != null && newest.status() == QcStatus.DUE;
        if (!there && standing(newest, ContentsHash.of(packages)) == QcStanding.DUE) {
            makeDue(state);
        }
    }

    /** A check that waits for its result. */
    QcCheckId makeDue(FulfillmentState state) {
        String reason = fulfillments.qcReason(state.id());
        QcCheckId id = new QcCheckId(ids.next("qc_check"));
        checks.insertDue(id, state.id(), reason == null ? REQUIRED : reason, clock.instant());
        return id;
    }

    QcRepository.@Nullable Row newest(FulfillmentState state) {
        var all = checks.of(state.id());
        return all.isEmpty() ? null : all.getLast();
    }

    static QcStanding standing(QcRepository.@Nullable Row newest, String hash) {
        return QcDecisions.standing(
                newest == null
                        ? null
                        : new QcDecisions.Newest(newest.status(), newest.contentsHash(), newest.released()),
                hash);
    }

    @Override
    public @Nullable QcCheckView check(FulfillmentState state, List<PackageView> packages) {
        QcRepository.Row newest = newest(state);
        String now = ContentsHash.of(packages);
        if (mayBeToldEarly(state, packages, newest, now)) {
            return early(state);
        }
        return newest == null ? null : view(newest, now, rules.points(state.warehouseId()));
    }

    /** While it is packed, nothing is due yet, but a result for what is in the boxes is taken. */
    private boolean mayBeToldEarly(
            FulfillmentState state, List<PackageView> packages, QcRepository.@Nullable Row newest, String now) {
        return state.status() == FulfillmentStatus.PACKING
                && state.qcRequired()
                && (newest == null || newest.status() != QcStatus.DUE)
                && packages.stream().anyMatch(box -> box.units() > 0)
                && standing(newest, now) == QcStanding.DUE;
    }

    private QcCheckView early(FulfillmentState state) {
        String reason = fulfillments.qcReason(state.id());
        return new QcCheckView(
                null,
                QcStatus.DUE,
                reason == null ? REQUIRED : reason,
                rules.points(state.warehouseId()),
                List.of(),
                false,
                null,
                null);
    }

    /** The newest first. */
    public List<QcCheckView> of(FulfillmentState state, List<PackageView> packages) {
        var all = checks.of(state.id());
        if (all.isEmpty()) {
            return List.of();
        }
        String hash = ContentsHash.of(packages);
        List<QcPoint> checklist = rules.points(state.warehouseId());
        return all.reversed().stream().map(row -> view(row, hash, checklist)).toList();
    }

    private QcCheckView view(QcRepository.Row row, String hash, List<QcPoint> checklist) {
        return new QcCheckView(
                row.id(),
                row.status(),
                row.reason(),
                checklist,
                checks.points(row.id()),
                standing(row, hash) == QcStanding.DECIDED,
                row.inspector(),
                row.checkedAt());
    }
}
