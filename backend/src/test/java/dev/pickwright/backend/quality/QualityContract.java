package dev.pickwright.backend.quality;

import static dev.pickwright.backend.fixture.Bench.INTENT;
import static dev.pickwright.backend.fixture.Bench.assertRefused;
import static dev.pickwright.backend.fixture.Bench.failed;
import static dev.pickwright.backend.fixture.Bench.failure;
import static dev.pickwright.backend.fixture.Bench.passed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.shipping.Shipping;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.Swap;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.shipping.Ship;
import dev.pickwright.model.warehouse.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What inspectors find, and what becomes of it. */
abstract class QualityContract extends BenchSite {

    private static final Ship SHIP = new Ship(null, null, "TRACK-1", null, null);

    @Autowired
    Quality quality;

    @Autowired
    Shipping shipping;

    @Autowired
    Holds holds;

    @Test
    void reworkGoesBackToTheBenchAndBlocksUntilANewCheckPasses() {
        FulfillmentId id = bench.packed(site, vase, 1, 1);
        PackTaskView task = packing.task(id);
        String sscc = task.packages().getFirst().sscc();
        assertThat(task.step()).isEqualTo(PackStepKind.CHECK_QUALITY);
        assertThat(gates(id)).containsExactly("qc_not_passed");
        assertClosed(id);

        task = quality.record(site.packer(), id, failed(task, failure(Disposition.REWORK)))
                .task();
        assertThat(task.status()).isEqualTo(FulfillmentStatus.PACKING);
        bench.close(site, id);
        task = packing.confirmPacked(site.packer(), id, INTENT).task();
        assertThat(task.packages().getFirst().sscc()).isNotEqualTo(sscc);
        assertThat(task.qcCheck().status()).isEqualTo(QcStatus.DUE);
        assertClosed(id);

        task = quality.record(site.packer(), id, passed(task)).task();
        assertThat(task.step()).isEqualTo(PackStepKind.MARK_READY);
        shipping.markReady(site.packer(), id, INTENT);
        shipping.ship(site.packer(), id, SHIP);
        assertThat(status(id)).isEqualTo(FulfillmentStatus.SHIPPED);
    }

    @Test
    void aPassOfOtherContentsDoesNotCount() {
        FulfillmentId id = bench.packed(site, vase, 1, 1);
        quality.record(site.packer(), id, passed(packing.task(id)));
        packing.reopen(site.packer(), id, INTENT);
        bench.close(site, id);
        PackTaskView task = packing.confirmPacked(site.packer(), id, INTENT).task();
        assertThat(task.qcCheck().status()).isEqualTo(QcStatus.DUE);
        assertClosed(id);
    }

    @Test
    void aPassOfUntouchedContentsStillCounts() {
        FulfillmentId id = bench.packed(site, vase, 2, 2);
        quality.record(site.packer(), id, passed(packing.task(id)));
        packing.reopen(site.packer(), id, INTENT);
        assertThat(packing.confirmPacked(site.packer(), id, INTENT).task().step())
                .isEqualTo(PackStepKind.MARK_READY);
    }

    @Test
    void aCheckMadeWhilePackingCountsForJustThoseContents() {
        FulfillmentId id = bench.opened(site, vase, 2);
        var points = List.of("items_and_count", "no_damage", "box_and_filling", "label_readable").stream()
                .map(PointResult::pass)
                .toList();
        RecordQc told = new RecordQc(null, points, null, null);
        assertRefused(Problem.TASK_CHANGED, () -> quality.record(site.packer(), id, told));
        bench.scan(site, id, vase.code());
        quality.record(site.packer(), id, told);
        bench.scan(site, id, vase.code());
        quality.record(site.packer(), id, told);
        bench.close(site, id);
        assertThat(packing.confirmPacked(site.packer(), id, INTENT).task().step())
                .isEqualTo(PackStepKind.MARK_READY);
        assertRefused(Problem.TASK_CHANGED, () -> quality.record(site.packer(), id, told));
    }

    @Test
    void onlyTheReleaseOfItsHoldDecidesAFailedCheck() {
        for (Disposition disposition : List.of(Disposition.HOLD, Disposition.ACCEPT)) {
            FulfillmentId id = bench.packed(site, vase, 1, 1);
            PackTaskView task = quality.record(site.packer(), id, failed(packing.task(id), failure(disposition)))
                    .task();
            assertThat(task.status()).isEqualTo(FulfillmentStatus.PACKED);
            assertThat(task.step()).isEqualTo(PackStepKind.BLOCKED);
            assertThat(gates(id)).containsExactlyInAnyOrder("hold", "qc_failed");
            assertClosed(id);
            var hold = holds.of(id).getFirst();
            assertThat(hold.kind()).isEqualTo(HoldKind.QC);
            holds.release(site.supervisor(), id, hold.id(), "customer agreed");
            assertThat(packing.task(id).step()).isEqualTo(PackStepKind.MARK_READY);
            shipping.markReady(site.packer(), id, INTENT);
            shipping.ship(site.packer(), id, SHIP);
        }
    }

    @Test
    void aReleaseDoesNotCountForOtherContents() {
        FulfillmentId id = bench.packed(site, vase, 1, 1);
        quality.record(site.packer(), id, failed(packing.task(id), failure(Disposition.HOLD)));
        holds.release(site.supervisor(), id, holds.of(id).getFirst().id(), "customer agreed");
        packing.reopen(site.packer(), id, INTENT);
        bench.close(site, id);
        packing.confirmPacked(site.packer(), id, INTENT);
        assertThat(gates(id)).containsExactly("qc_not_passed");
    }

    @Test
    void aReplacementComesFromABinAndTheBadUnitLeavesStock() {
        FulfillmentId id = bench.packed(site, vase, 2, 1);
        var line = packing.task(id).lines().getFirst();
        var swap = new Swap(line.itemId(), null, site.binCode(1), null, new Trace("NEW", null, null));
        var told = failed(packing.task(id), failure(Disposition.REPLACE).swapping(swap));
        bench.failEverywhere(() -> quality.record(site.packer(), id, told));
        PackTaskView task = packing.task(id);
        assertThat(task.status()).isEqualTo(FulfillmentStatus.PACKING);
        assertThat(task.unitsPicked()).isEqualTo(2);
        assertThat(task.unitsPacked()).isEqualTo(2);
        assertThat(task.packages().getFirst().contents()).hasSize(2);
        assertThat(bench.movedLots(id, "package", "counted")).containsExactly("-");
        assertThat(bench.movedLots(id, "bin", "package")).containsExactly("NEW");
        bench.close(site, id);
        task = packing.confirmPacked(site.packer(), id, INTENT).task();
        quality.record(site.packer(), id, passed(task));
        shipping.markReady(site.packer(), id, INTENT);
        shipping.ship(site.packer(), id, SHIP);
    }

    @Test
    void aReplacementTakesNothingThatIsPromised() {
        FulfillmentId id = bench.packed(site, vase, 1, 1);
        floor.created(dev.pickwright.backend.fixture.Floor.line(1, vase, 9));
        var line = packing.task(id).lines().getFirst();
        var swap = new Swap(line.itemId(), null, site.binCode(1), null, null);
        var told = failed(packing.task(id), failure(Disposition.REPLACE).swapping(swap));
        assertRefused(Problem.STOCK_SHORT, () -> quality.record(site.packer(), id, told));
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PACKED);
    }

    @Test
    void aResultThatDoesNotFitTheChecklistIsRefused() {
        FulfillmentId id = bench.packed(site, vase, 1, 1);
        PackTaskView task = packing.task(id);
        assertInvalid(id, failed(task));
        assertInvalid(id, failed(task, PointResult.pass("no_damage")));
        assertInvalid(id, failed(task, PointResult.pass("what")));
        assertInvalid(id, failed(task, failure(Disposition.REPLACE)));
    }

    @Test
    void aFaultAtAnyStepLeavesNoTrace() {
        FulfillmentId id = bench.packed(site, vase, 1, 1);
        RecordQc rework = failed(packing.task(id), failure(Disposition.REWORK));
        bench.failEverywhere(() -> quality.record(site.packer(), id, rework));
        bench.close(site, id);
        packing.confirmPacked(site.packer(), id, INTENT);
        RecordQc hold = failed(packing.task(id), failure(Disposition.HOLD));
        bench.failEverywhere(() -> quality.record(site.packer(), id, hold));
        bench.failEverywhere(() ->
                holds.release(site.supervisor(), id, holds.of(id).getFirst().id(), "agreed"));
    }

    private void assertInvalid(FulfillmentId id, RecordQc told) {
        assertRefused(Problem.REQUEST_INVALID, () -> quality.record(site.packer(), id, told));
    }

    private void assertClosed(FulfillmentId id) {
        assertRefused(Problem.GATE_CLOSED, () -> shipping.markReady(site.packer(), id, INTENT));
    }
}
