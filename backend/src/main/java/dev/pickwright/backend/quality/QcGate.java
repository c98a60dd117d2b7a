package dev.pickwright.backend.quality;

import dev.pickwright.backend.fulfillment.Gate;
import dev.pickwright.backend.packing.PackTasks;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.quality.ContentsHash;
import dev.pickwright.model.quality.QcStatus;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Packed goods that need a check do not go on without a pass for what is in their packages now. */
@Component
class QcGate implements Gate {

    private final QcRepository checks;
    private final ObjectProvider<PackTasks> tasks;

    /** The tasks show gates themselves, so they are asked for only when a gate is. */
    QcGate(QcRepository checks, ObjectProvider<PackTasks> tasks) {
        this.checks = checks;
        this.tasks = tasks;
    }

    @Override
    public List<GateView> unmet(FulfillmentState state) {
        boolean asked = state.status() == FulfillmentStatus.PACKED || state.status() == FulfillmentStatus.READY;
        if (!asked || !state.qcRequired() || passed(state)) {
            return List.of();
        }
        return List.of(new GateView(
                "qc_not_passed",
                "its packages have not passed the QC check.",
                Role.PACKER.wire(),
                "record_qc_result",
                null));
    }

    private boolean passed(FulfillmentState state) {
        var all = checks.of(state.id());
        return !all.isEmpty()
                && all.getLast().status() == QcStatus.PASSED
                && ContentsHash.of(tasks.getObject().packages(state))
                        .equals(all.getLast().contentsHash());
    }
}
