package dev.pickwright.station.screens.packer;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.warehouse.Trace;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tasks as the backend would show them. */
final class PackTasks {

    static final int UNITS = 4;
    static final String FIRST = "000000000000000017";
    static final String SECOND = "000000000000000024";

    private static final FulfillmentId ID = new FulfillmentId(UUID.randomUUID());
    private static final QcCheckId CHECK = new QcCheckId(UUID.randomUUID());

    private PackTasks() {}

    /** All units in one closed box. */
    static PackTaskView packed() {
        return task(
                FulfillmentStatus.PACKED,
                PackStepKind.CHECK_QUALITY,
                UNITS,
                List.of(box(FIRST, PackageStatus.CLOSED, "A")),
                null,
                List.of());
    }

    static PackTaskView twoLots() {
        return task(
                FulfillmentStatus.PACKED,
                PackStepKind.CHECK_QUALITY,
                UNITS,
                List.of(box(FIRST, PackageStatus.CLOSED, "A"), box(SECOND, PackageStatus.CLOSED, "B")),
                null,
                List.of());
    }

    static PackTaskView at(
            FulfillmentStatus status, PackStepKind step, int packed, @Nullable QcCheckView check, GateView... gates) {
        return task(status, step, packed, List.of(), check, List.of(gates));
    }

    static QcCheckView due(List<QcPoint> points) {
        return check(CHECK, QcStatus.DUE, points);
    }

    /** Not written yet, as while packing goes on. */
    static QcCheckView early() {
        return check(null, QcStatus.DUE, QcPoint.DEFAULTS);
    }

    static QcCheckView failed() {
        return check(CHECK, QcStatus.FAILED, QcPoint.DEFAULTS);
    }

    private static QcCheckView check(@Nullable QcCheckId id, QcStatus status, List<QcPoint> points) {
        return new QcCheckView(id, status, "flagged_sku:PW-009", points, List.of(), false, null, null);
    }

    private static PackageView box(String sscc, PackageStatus status, String lot) {
        return new PackageView(
                new PackageId(UUID.randomUUID()),
                1,
                sscc,
                "S",
                100,
                500,
                status,
                List.of(new PackageView.Content("PW-001", "RED MUG", 2, new Trace(lot, null, null))));
    }

    private static PackTaskView task(
            FulfillmentStatus status,
            PackStepKind step,
            int packed,
            List<PackageView> boxes,
            @Nullable QcCheckView check,
            List<GateView> gates) {
        return new PackTaskView(
                ID,
                "F-000001",
                "O-1",
                null,
                status,
                1,
                step,
                List.of("T-0001"),
                List.of(new PackTaskView.Line(
                        new ItemId(UUID.randomUUID()), "PW-001", "RED MUG", null, UNITS, packed, false)),
                boxes,
                check,
                gates,
                List.of(new PackTaskView.BoxType("S", "Small", 1, 1, 1, 100)),
                null,
                false);
    }
}
