package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.picking.TaskIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackendTest
abstract class PickingContract {

    private static final TaskIntent INTENT = new TaskIntent(null, null);

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Picking picking;

    @Autowired
    Picklists picklists;

    @Autowired
    Fulfillments fulfillments;

    @Autowired
    Invariants invariants;

    private Floor.Site site;
    private Sku mug;
    private Sku lamp;

    @BeforeEach
    void siteWithStock() {
        site = floor.site(ids);
        mug = floor.sku("MUG", false);
        lamp = floor.sku("LAMP", false);
        floor.stocked(site, 0, mug, 10);
        floor.stocked(site, 3, lamp, 5);
        floor.stocked(site, 5, mug, 10);
    }

    @AfterEach
    void invariantsHold() {
        invariants.hold();
    }

    @Test
    void aFulfillmentIsPickedScanByScan() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3), Floor.line(2, lamp, 1));

        PickTaskView task = picking.next(site.picker()).task();
        assertThat(task.step()).isEqualTo(PickStepKind.SCAN_TOTE);
        assertThat(scan(task, "T-1").step()).isEqualTo(PickStepKind.SCAN_BIN);
        assertThat(scan(task, "A-01").expected()).isEqualTo(mug.code());
        task = scan(task, mug.code());
        assertThat(task.step()).isEqualTo(PickStepKind.CONFIRM_QUANTITY);
        task = picking.confirmQuantity(site.picker(), task.id(), rest(task)).task();
        assertThat(task.expected()).isEqualTo("A-04");
        scan(task, "A-04");
        assertThat(scan(task, lamp.code()).step()).isEqualTo(PickStepKind.FINISH);
        PickAnswer done = picking.finish(site.picker(), task.id(), INTENT);

        assertThat(done.verdict()).isEqualTo(Verdict.FINISHED);
        assertThat(fulfillments.state(id).status()).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(fulfillments.items(id)).extracting(item -> item.picked()).containsExactly(3, 1);
    }

    @Test
    void aWrongScanIsAnsweredAndChangesNothingOfTheTask() {
        floor.created(Floor.line(1, mug, 1));
        PickTaskView task = picking.next(site.picker()).task();
        task = scan(task, "T-1");

        PickAnswer wrongBin = answer(task, "A-02");
        assertThat(wrongBin.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(wrongBin.message().code()).isEqualTo("pick.wrong_bin");
        assertThat(wrongBin.task()).isEqualTo(task);
        task = scan(task, "A-01");
        assertThat(answer(task, lamp.code()).message().code()).isEqualTo("pick.wrong_item");
        assertThat(answer(task, "nonsense").message().code()).isEqualTo("pick.no_item");
    }

    @Test
    void undoPutsTheUnitsBackIntoTheirBin() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 2));
        PickTaskView task = atItem();
        task = scan(task, mug.code());
        task = picking.undo(site.picker(), task.id(), INTENT).task();

        assertThat(task.step()).isEqualTo(PickStepKind.SCAN_ITEM);
        assertThat(fulfillments.items(id).getFirst().picked()).isZero();
        assertThat(fulfillments.items(id).getFirst().allocated()).isEqualTo(2);
        var taskNow = task;
        assertThatThrownBy(() -> picking.undo(site.picker(), taskNow.id(), INTENT))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOTHING_TO_UNDO));
    }

    @Test
    void missingUnitsArePlannedFromAnotherBin() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3));
        PickTaskView task = atItem();
        task = scan(task, mug.code());
        task = shortOf(task, 1, ShortResolution.OTHER_BIN);

        assertThat(task.expected()).isEqualTo("A-06");
        scan(task, "A-06");
        task = scan(task, mug.code());
        picking.confirmQuantity(site.picker(), task.id(), rest(task));
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(fulfillments.items(id).getFirst().picked()).isEqualTo(3);
        assertThat(fulfillments.items(id).getFirst().shortQuantity()).isZero();
    }

    @Test
    void aFailedPickIsRetriedFromABinThatWasNotFoundWrong() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3), Floor.line(2, lamp, 1));
        PickTaskView task = atItem();
        scan(task, mug.code());
        shortOf(task, 1, ShortResolution.FAIL);
        assertThat(fulfillments.state(id).status()).isEqualTo(FulfillmentStatus.PICK_FAILED);
        invariants.hold();

        picklists.retry(site.supervisor(), id, "counted");
        task = picking.next(site.picker()).task();
        assertThat(task.linesTotal()).isEqualTo(2);
        scan(task, "A-04");
        assertThat(scan(task, lamp.code()).expected()).isEqualTo("A-06");
    }

    @Test
    void shippingShortLeavesTheItemShort() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3));
        PickTaskView task = atItem();
        scan(task, mug.code());
        task = shortOf(task, 2, ShortResolution.SHIP_SHORT);
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(fulfillments.items(id).getFirst().picked()).isEqualTo(2);
        assertThat(fulfillments.items(id).getFirst().shortQuantity()).isEqualTo(1);
    }

    @Test
    void twoPickersNeverGetTheSamePicklist() {
        floor.created(Floor.line(1, mug, 1));
        floor.created(Floor.line(1, mug, 1));
        var first = picking.next(site.picker()).task();
        var second = picking.next(site.other()).task();
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(picking.next(site.picker()).task().id()).isEqualTo(first.id());
        assertThatThrownBy(() -> picking.scan(site.other(), first.id(), typed("T-1")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_YOURS));
    }

    @Test
    void aFaultAtAnyStepLeavesNoTrace() {
        floor.created(Floor.line(1, mug, 2));
        PickTaskView task = atItem();
        scan(task, mug.code());
        failEverywhere(() -> shortOf(task, 1, ShortResolution.FAIL));
    }

    @Test
    void aFaultWhileAPickIsConfirmedLeavesNoTrace() {
        floor.created(Floor.line(1, mug, 1));
        PickTaskView task = atItem();
        failEverywhere(() -> scan(task, mug.code()));
        failEverywhere(() -> picking.finish(site.picker(), task.id(), INTENT));
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

    private PickTaskView atItem() {
        PickTaskView task = picking.next(site.picker()).task();
        scan(task, "T-1");
        return scan(task, "A-01");
    }

    private PickTaskView scan(PickTaskView task, String code) {
        PickAnswer answer = answer(task, code);
        assertThat(answer.verdict()).as("%s", answer.message()).isEqualTo(Verdict.ACCEPTED);
        return answer.task();
    }

    private PickAnswer answer(PickTaskView task, String code) {
        return picking.scan(site.picker(), task.id(), typed(code));
    }

    private PickTaskView shortOf(PickTaskView task, int found, ShortResolution resolution) {
        var line = picking.task(task.id()).current().id();
        var told = new ShortPick(line, found, ShortReason.FEWER_FOUND, resolution, null, null);
        return picking.shortPick(site.picker(), task.id(), told).task();
    }

    private static ScanRequest typed(String code) {
        return new ScanRequest(code, EntryMode.SCANNED, null, null);
    }

    private static ConfirmQuantity rest(PickTaskView task) {
        var line = task.current();
        return new ConfirmQuantity(line.id(), new Quantity(line.open()), EntryMode.TYPED, task.version(), null);
    }
}
