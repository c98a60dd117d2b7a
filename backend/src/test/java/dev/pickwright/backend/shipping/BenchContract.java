package dev.pickwright.backend.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.quality.Quality;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.quality.Checkpoint;
import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.shipping.Ship;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the tote at the bench to the carrier. */
@BackendTest
abstract class BenchContract {

    private static final TaskIntent INTENT = new TaskIntent(null, null);
    private static final Ship SHIP = new Ship(null, null, "TRACK-1", null, null);

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Picking picking;

    @Autowired
    Packing packing;

    @Autowired
    Quality quality;

    @Autowired
    Shipping shipping;

    @Autowired
    Steps steps;

    @Autowired
    Fulfillments fulfillments;

    @Autowired
    Invariants invariants;

    private Floor.Site site;
    private Sku mug;
    private Sku vase;

    @BeforeEach
    void siteWithStock() {
        floor.boxTypes();
        site = floor.site(ids);
        mug = floor.sku("MUG", false);
        vase = floor.sku("VASE", true);
        floor.stocked(site, 0, mug, 10);
        floor.stocked(site, 1, vase, 10);
    }

    @AfterEach
    void invariantsHold() {
        invariants.hold();
    }

    @Test
    void pickedGoodsArePackedAndShipped() {
        FulfillmentId id = picked(mug, 2);
        PackTaskView task = packing.scanAtBench(site.packer(), scan("T-1")).task();
        assertThat(task.status()).isEqualTo(FulfillmentStatus.PACKING);
        packing.scan(site.packer(), id, scan(mug.code()));
        task = packing.scan(site.packer(), id, scan(mug.code())).task();
        assertThat(task.step()).isEqualTo(PackStepKind.CLOSE_PACKAGE);
        assertThat(task.expectedGrams()).isEqualTo(100 + 500);
        assertThat(close(id).step()).isEqualTo(PackStepKind.CONFIRM_PACKED);
        task = packing.confirmPacked(site.packer(), id, INTENT).task();
        assertThat(task.step()).isEqualTo(PackStepKind.MARK_READY);
        assertThat(task.totes()).isEmpty();
        assertThat(shipping.markReady(site.packer(), id, INTENT).task().step()).isEqualTo(PackStepKind.SHIP);
        assertThat(shipping.ship(site.packer(), id, SHIP).verdict()).isEqualTo(Verdict.FINISHED);
        steps.complete(site.supervisor(), id, null);
        assertThat(fulfillments.state(id).status()).isEqualTo(FulfillmentStatus.COMPLETED);
    }

    @Test
    void whatDoesNotBelongIntoTheBoxIsRefused() {
        FulfillmentId id = picked(mug, 1);
        packing.scanAtBench(site.packer(), scan("T-1"));
        assertThat(packing.scan(site.packer(), id, scan(vase.code())).message().code())
                .isEqualTo("pack.wrong_item");
        packing.scan(site.packer(), id, scan(mug.code()));
        var tooMany = packing.scan(site.packer(), id, scan(mug.code()));
        assertThat(tooMany.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(tooMany.message().code()).isEqualTo("pack.too_many");
        assertThat(packing.undo(site.packer(), id, INTENT).task().unitsPacked()).isZero();
    }

    @Test
    void aFailedCheckGoesBackToTheBenchAndBlocksUntilItPasses() {
        FulfillmentId id = packed(vase, 1);
        String firstSscc = packing.task(id).packages().getFirst().sscc();
        assertThat(packing.task(id).step()).isEqualTo(PackStepKind.CHECK_QUALITY);
        assertClosed(id);

        PackTaskView task =
                quality.record(site.packer(), id, failed(packing.task(id))).task();
        assertThat(task.status()).isEqualTo(FulfillmentStatus.PACKING);
        close(id);
        task = packing.confirmPacked(site.packer(), id, INTENT).task();
        assertThat(task.packages().getFirst().sscc()).isNotEqualTo(firstSscc);
        assertThat(task.qcCheck().status()).isEqualTo(QcStatus.DUE);
        assertClosed(id);

        task = quality.record(site.packer(), id, passed(task)).task();
        assertThat(task.step()).isEqualTo(PackStepKind.MARK_READY);
        shipping.markReady(site.packer(), id, INTENT);
        shipping.ship(site.packer(), id, SHIP);
        assertThat(fulfillments.state(id).status()).isEqualTo(FulfillmentStatus.SHIPPED);
    }

    @Test
    void aPassOfOtherContentsDoesNotCount() {
        FulfillmentId id = packed(vase, 1);
        quality.record(site.packer(), id, passed(packing.task(id)));
        packing.reopen(site.packer(), id, INTENT);
        close(id);
        packing.confirmPacked(site.packer(), id, INTENT);
        assertClosed(id);
    }

    @Test
    void aFaultAtAnyStepLeavesNoTrace() {
        FulfillmentId id = picked(vase, 1);
        packing.scanAtBench(site.packer(), scan("T-1"));
        failEverywhere(() -> packing.scan(site.packer(), id, scan(vase.code())));
        failEverywhere(() -> close(id));
        failEverywhere(() -> packing.confirmPacked(site.packer(), id, INTENT));
        PackTaskView task = packing.task(id);
        failEverywhere(() -> quality.record(site.packer(), id, passed(task)));
        failEverywhere(() -> shipping.markReady(site.packer(), id, INTENT));
        failEverywhere(() -> shipping.ship(site.packer(), id, SHIP));
    }

    private void failEverywhere(Runnable work) {
        var before = invariants.picture();
        for (int step = 1; !Faults.runFailingAt(step, work); step++) {
            assertThat(invariants.changedSince(before))
                    .as("after a fault at step %d", step)
                    .isEmpty();
        }
        assertThat(invariants.changedSince(before)).isNotEmpty();
    }

    private void assertClosed(FulfillmentId id) {
        assertThatThrownBy(() -> shipping.markReady(site.packer(), id, INTENT))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.GATE_CLOSED));
    }

    private FulfillmentId packed(Sku sku, int quantity) {
        FulfillmentId id = picked(sku, quantity);
        packing.scanAtBench(site.packer(), scan("T-1"));
        for (int i = 0; i < quantity; i++) {
            packing.scan(site.packer(), id, scan(sku.code()));
        }
        close(id);
        packing.confirmPacked(site.packer(), id, INTENT);
        return id;
    }

    private FulfillmentId picked(Sku sku, int quantity) {
        FulfillmentId id = floor.created(Floor.line(1, sku, quantity));
        var task = picking.next(site.picker()).task();
        picking.scan(site.picker(), task.id(), scan("T-1"));
        picking.scan(site.picker(), task.id(), scan(task.current().bin()));
        for (int i = 0; i < quantity; i++) {
            picking.scan(site.picker(), task.id(), scan(sku.code()));
        }
        picking.finish(site.picker(), task.id(), INTENT);
        return id;
    }

    private PackTaskView close(FulfillmentId id) {
        return packing.closePackage(site.packer(), id, new ClosePackage(900, EntryMode.TYPED, null, null))
                .task();
    }

    private static RecordQc passed(PackTaskView task) {
        var points = Stream.of(Checkpoint.values())
                .map(Checkpoint::wire)
                .map(PointResult::pass)
                .toList();
        return new RecordQc(task.qcCheck().id(), points, null, null);
    }

    private static RecordQc failed(PackTaskView task) {
        var point = PointResult.fail(Checkpoint.ITEMS_AND_COUNT.wire(), Defect.WRONG_COUNT, 1, Disposition.REWORK);
        return new RecordQc(task.qcCheck().id(), List.of(point), null, null);
    }

    private static ScanRequest scan(String code) {
        return new ScanRequest(code, EntryMode.SCANNED, null, null);
    }
}
