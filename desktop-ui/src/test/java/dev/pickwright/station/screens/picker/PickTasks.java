package dev.pickwright.station.screens.picker;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.ShortResolution;
import java.util.List;
import java.util.UUID;

/** Picklists with one open line of four mugs. */
final class PickTasks {

    private static final FulfillmentId OF = new FulfillmentId(new UUID(0, 2));

    private PickTasks() {}

    static PickTaskView task(PickStepKind step, int picked) {
        return task(step, line(picked, false, false), List.of());
    }

    /** Two fulfillments share the walk, and the line is the second one's. */
    static PickTaskView shared(PickStepKind step) {
        var parts = List.of(part(new FulfillmentId(new UUID(0, 1)), "F-000001"), part(OF, "F-000002"));
        return task(step, line(0, false, false), parts);
    }

    static PickTaskView tracked(PickStepKind step, boolean lot, boolean serial) {
        return task(step, line(1, lot, serial), List.of());
    }

    /** Its fulfillment was cancelled, and two mugs go back. */
    static PickTaskView cancelled(PickStepKind step) {
        var back =
                new PickTaskView.PutBack(new PutBackId(new UUID(0, 3)), "PW-001", "RED MUG", 2, "T-0001", "A-01-02-03");
        return new PickTaskView(
                new PicklistId(new UUID(0, 9)),
                "P-000001",
                4,
                PicklistStatus.CLAIMED,
                "Ada",
                List.of(),
                step,
                null,
                back,
                null,
                List.of(),
                1,
                1,
                4,
                2,
                false,
                ShortResolution.OTHER_BIN);
    }

    static PickTaskView released() {
        return with(PicklistStatus.OPEN, PickStepKind.SCAN_BIN, line(0, false, false), List.of());
    }

    private static PickTaskView task(PickStepKind step, PickTaskView.Line line, List<PickTaskView.Part> parts) {
        return with(PicklistStatus.CLAIMED, step, line, parts);
    }

    private static PickTaskView with(
            PicklistStatus status, PickStepKind step, PickTaskView.Line line, List<PickTaskView.Part> parts) {
        return new PickTaskView(
                new PicklistId(new UUID(0, 9)),
                "P-000001",
                3,
                status,
                "Ada",
                parts,
                step,
                line,
                null,
                "A-01-02-03",
                List.of(),
                1,
                0,
                4,
                line.picked(),
                line.picked() > 0,
                ShortResolution.OTHER_BIN);
    }

    private static PickTaskView.Part part(FulfillmentId id, String number) {
        return new PickTaskView.Part(id, number, "O-1", FulfillmentStatus.PICKING, "T-0001", 0);
    }

    private static PickTaskView.Line line(int picked, boolean lot, boolean serial) {
        return new PickTaskView.Line(
                new PickLineId(new UUID(0, 4)),
                1,
                "A",
                "A-01-02-03",
                "PW-001",
                "RED MUG",
                null,
                4,
                picked,
                0,
                20,
                PickLineStatus.OPEN,
                OF,
                "T-0001",
                lot,
                serial);
    }
}
