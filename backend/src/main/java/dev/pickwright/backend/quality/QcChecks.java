package dev.pickwright.backend.quality;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.packing.PackTaskPart;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.Checkpoint;
import dev.pickwright.model.quality.ContentsHash;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcStatus;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a check due when goods that need one are packed, and shows the newest. */
@Component
class QcChecks implements PackTaskPart {

    private final QcRepository checks;
    private final Fulfillments fulfillments;
    private final IdSource ids;
    private final Clock clock;

    QcChecks(QcRepository checks, Fulfillments fulfillments, IdSource ids, Clock clock) {
        this.checks = checks;
        this.fulfillments = fulfillments;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void packed(FulfillmentState state) {
        if (state.qcRequired() && checks.due(state.id()).isEmpty()) {
            String reason = fulfillments.qcReason(state.id());
            checks.insertDue(
                    new QcCheckId(ids.next()), state.id(), reason == null ? "required" : reason, clock.instant());
        }
    }

    @Override
    public @Nullable QcCheckView check(FulfillmentState state, List<PackageView> packages) {
        var all = checks.of(state.id());
        return all.isEmpty() ? null : view(all.getLast(), packages);
    }

    private QcCheckView view(QcRepository.Row row, List<PackageView> packages) {
        boolean valid =
                row.status() == QcStatus.PASSED && ContentsHash.of(packages).equals(row.contentsHash());
        return new QcCheckView(
                row.id(),
                row.status(),
                row.reason(),
                List.of(Checkpoint.values()),
                checks.points(row.id()),
                valid,
                row.inspector(),
                row.checkedAt());
    }
}
