package dev.pickwright.station.screens.packer;

import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.station.platform.i18n.Messages;
import java.util.Optional;
import java.util.stream.Stream;

/** Work that cannot go on at the bench and is set aside, so that the bench is free. */
final class Aside {

    private Aside() {}

    static boolean is(PackTaskView task) {
        boolean waits = task.step() == PackStepKind.MARK_READY || task.step() == PackStepKind.SHIP;
        return task.step() == PackStepKind.BLOCKED || waits && !task.gates().isEmpty();
    }

    /** The id of the first hold that it waits for; empty if it is something else. */
    static Optional<String> hold(PackTaskView task) {
        return task.gates().stream()
                .filter(gate -> gate.action().equals("release_hold"))
                .flatMap(gate -> Stream.ofNullable(gate.subject()))
                .findFirst();
    }

    /** Why, and what the packer does. */
    static String instruction(PackTaskView task) {
        if (task.status() == FulfillmentStatus.CANCELLED) {
            return Messages.text("pack.aside.cancelled", task.number());
        }
        if (task.status() == FulfillmentStatus.PACK_FAILED) {
            return Messages.text("pack.aside.pack_failed", task.number());
        }
        if (task.qcCheck() != null
                && task.qcCheck().status() == QcStatus.FAILED
                && !task.qcCheck().valid()) {
            return Messages.text("pack.aside.qc_failed", task.number());
        }
        return task.gates().isEmpty()
                ? Messages.text("pack.step.blocked")
                : Messages.text("pack.aside.waits", task.number());
    }
}
