package dev.pickwright.backend.quality;

import dev.pickwright.backend.fulfillment.Gate;
import dev.pickwright.backend.packing.PackTasks;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.quality.ContentsHash;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Packed goods that need a check do not go on without a pass, or a release, for what is in their packages now. */
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
        if (!asked || !state.qcRequired()) {
            return List.of();
        }
        var all = checks.of(state.id());
        QcRepository.Row newest = all.isEmpty() ? null : all.getLast();
        String hash = ContentsHash.of(tasks.getObject().packages(state));
        return switch (QcChecks.standing(newest, hash)) {
            case DECIDED -> List.of();
            case WAITS_FOR_SUPERVISOR -> List.of(failed(newest));
            case DUE ->
                List.of(new GateView(
                        "qc_not_passed",
                        "its packages have not passed the QC check.",
                        Role.PACKER.wire(),
                        "record_qc_result",
                        null));
        };
    }

    private static GateView failed(QcRepository.@Nullable Row check) {
        return new GateView(
                "qc_failed",
                "its QC check failed, and a supervisor has not decided.",
                Role.SUPERVISOR.wire(),
                "release_hold",
                check == null || check.hold() == null ? null : check.hold().toString());
    }
}
