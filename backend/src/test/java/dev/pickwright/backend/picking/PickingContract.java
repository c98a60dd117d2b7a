package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.picking.CreatePicklist;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.picking.TakeOver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class PickingContract extends PickingTest {

    @Autowired
    Once once;

    @Autowired
    Barcodes barcodes;

    @Autowired
    Holds holds;

    @Test
    void aFulfillmentIsPickedScanByScan() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3), Floor.line(2, lamp, 1));

        PickTaskView task = next();
        assertThat(task.step()).isEqualTo(PickStepKind.SCAN_TOTE);
        assertThat(scan(task, "T-1").step()).isEqualTo(PickStepKind.SCAN_BIN);
        assertThat(scan(task, "A-01").expected()).isEqualTo(mug.code());
        task = scan(task, mug.code());
        assertThat(task.step()).isEqualTo(PickStepKind.CONFIRM_QUANTITY);
        task = confirmRest(task);
        assertThat(task.expected()).isEqualTo("A-04");
        scan(task, "A-04");
        assertThat(scan(task, lamp.code()).step()).isEqualTo(PickStepKind.FINISH);
        PickAnswer done = picking.finish(site.picker(), task.id(), INTENT);

        assertThat(done.verdict()).isEqualTo(Verdict.FINISHED);
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(fulfillments.items(id)).extracting(item -> item.picked()).containsExactly(3, 1);
    }

    @Test
    void aWrongScanIsAnsweredAndChangesNothingOfTheTask() {
        floor.created(Floor.line(1, mug, 1));
        PickTaskView task = scan(next(), "T-1");

        PickAnswer wrongBin = answer(task, "A-02");
        assertThat(wrongBin.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(wrongBin.message().code()).isEqualTo("pick.wrong_bin");
        assertThat(wrongBin.task()).isEqualTo(task);
        task = scan(task, "A-01");
        assertThat(refused(task, lamp.code())).isEqualTo("pick.wrong_item");
        assertThat(refused(task, "nonsense")).isEqualTo("pick.no_item");
    }

    @Test
    void undoPutsTheUnitsBackIntoTheirBinOnePickAfterTheOther() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3));
        PickTaskView task = atItem();
        scan(task, mug.code());
        scan(task, mug.code());
        assertThat(picking.undo(site.picker(), task.id(), INTENT).task().unitsPicked())
                .isEqualTo(1);
        task = picking.undo(site.picker(), task.id(), INTENT).task();

        assertThat(task.step()).isEqualTo(PickStepKind.SCAN_ITEM);
        assertThat(item(id).picked()).isZero();
        assertThat(item(id).allocated()).isEqualTo(3);
        var taskNow = task;
        assertRefused(Problem.NOTHING_TO_UNDO, () -> picking.undo(site.picker(), taskNow.id(), INTENT));
    }

    @Test
    void twoPickersNeverGetTheSamePicklist() {
        floor.created(Floor.line(1, mug, 1));
        floor.created(Floor.line(1, mug, 1));
        var first = next();
        var second = picking.next(site.other()).task();
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(next().id()).isEqualTo(first.id());
        assertRefused(Problem.NOT_YOURS, () -> picking.scan(site.other(), first.id(), scanned("T-1")));
    }

    @Test
    void aPicklistIsTakenOverWithAReason() {
        floor.created(Floor.line(1, mug, 1));
        var task = next();
        picking.takeOver(site.other(), task.id(), new TakeOver("went home", null, null));
        assertThat(picking.task(task.id()).operator()).isEqualTo(site.other().name());
        assertThat(picking.next(site.other()).task().id()).isEqualTo(task.id());
        assertRefused(Problem.NOT_YOURS, () -> answer(task, "T-1"));
        picking.takeOver(site.supervisor(), task.id(), new TakeOver("urgent", null, null));
        picking.release(site.supervisor(), task.id(), INTENT);
        assertThat(next().id()).isEqualTo(task.id());
    }

    @Test
    void severalFulfillmentsArePickedInOneWalkEachIntoItsTote() {
        FulfillmentId one = planned(Floor.line(1, mug, 2), Floor.line(2, lamp, 1));
        FulfillmentId two = planned(Floor.line(1, mug, 1));
        PickTaskView made = picklists.create(site.supervisor(), new CreatePicklist(List.of(one, two)));
        assertThat(made.linesTotal()).isEqualTo(3);
        PickTaskView task = next();
        assertThat(task.id()).isEqualTo(made.id());
        assertThat(List.of(
                        task.current().bin(),
                        task.next().get(0).bin(),
                        task.next().get(1).bin()))
                .containsExactly("A-01", "A-01", "A-04");
        pickLine(task, "T-1");
        task = picking.task(task.id());
        assertThat(task.step()).as("the second fulfillment wants its own tote").isEqualTo(PickStepKind.SCAN_TOTE);
        assertThat(refused(task, "T-1")).isEqualTo("pick.tote_taken");
        scan(task, "T-2");
        pickLine(task, "T-2");
        task = pickLine(task, "T-1");
        assertThat(task.step()).isEqualTo(PickStepKind.FINISH);
        assertThat(status(one)).isEqualTo(FulfillmentStatus.PICKING);
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(status(one)).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(status(two)).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(picking.task(task.id()).status()).isEqualTo(PicklistStatus.COMPLETED);
    }

    @Test
    void theQueueTellsWhatOthersHaveAndWhyWorkWaits() {
        floor.created(Floor.line(1, mug, 1));
        PickTaskView task = next();
        FulfillmentId held = floor.created(Floor.line(1, lamp, 1));
        holds.place(site.supervisor(), held, HoldKind.MANUAL, "wait");
        PickQueueView seen = picking.queue(site.other());
        assertThat(seen.mine()).isNull();
        assertThat(seen.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.number()).isEqualTo(task.number()))
                .satisfies(taken ->
                        assertThat(taken.operator()).isEqualTo(site.picker().name()));
        assertThat(seen.next()).extracting(PickQueueView.Row::obstacle).containsExactly(PickQueueView.Obstacle.HOLD);
        shortOf(task, 0, ShortResolution.WAIT);
        picking.release(site.picker(), task.id(), INTENT);
        assertThat(picking.queue(site.other()).next())
                .extracting(PickQueueView.Row::obstacle)
                .containsExactlyInAnyOrder(PickQueueView.Obstacle.HOLD, PickQueueView.Obstacle.STOCK);
    }

    @Test
    void aFullToteIsFollowedByAnother() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3));
        PickTaskView task = atItem();
        scan(task, mug.code());
        task = scan(task, "T-3");
        assertThat(task.current().tote()).isEqualTo("T-3");
        confirmRest(task);
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(item(id).picked()).isEqualTo(3);
    }

    @Test
    void whatIsNotPlannedOrOfAnotherWarehouseIsNotPutOnAPicklist() {
        FulfillmentId planned = planned(Floor.line(1, mug, 1));
        FulfillmentId pending = floor.created(Floor.line(1, mug, 1));
        var told = new CreatePicklist(List.of(planned, pending));
        assertRefused(Problem.TRANSITION_REFUSED, () -> picklists.create(site.supervisor(), told));
        assertThat(status(planned)).isEqualTo(FulfillmentStatus.PLANNING);
    }

    @Test
    void aFulfillmentOfWhichNothingWasPickedIsNotConfirmed() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1), Floor.line(2, lamp, 1));
        PickTaskView task = next();
        shortOf(task, 0, ShortResolution.SHIP_SHORT);
        assertRefused(Problem.QUANTITY_REFUSED, () -> shortOf(task, 0, ShortResolution.SHIP_SHORT));
        assertRefused(Problem.TASK_CHANGED, () -> picking.finish(site.picker(), task.id(), INTENT));
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKING);
    }

    @Test
    void aPickScanCostsAtMostTenStatementsAndOneCommit() {
        floor.created(Floor.line(1, mug, 3), Floor.line(2, lamp, 1));
        PickTaskView task = atItem();
        int resolving = Statements.of(() -> barcodes.resolve(site.warehouse(), mug.code()))
                .statements();
        ScanRequest body = scanned(mug.code());
        var count = Statements.of(() -> once.run(
                new Command(site.picker(), "operator", ids.next().toString(), "POST /scan", null, null),
                body,
                PickAnswer.class,
                () -> picking.scan(site.picker(), task.id(), body)));
        System.out.printf("pick scan: %s, of which %d to resolve the code%n", count, resolving);
        assertThat(count.statements() - resolving + 1).isLessThanOrEqualTo(10);
        assertThat(count.commits()).isEqualTo(1);
    }

    @Test
    void confirmPickedWithAFailingFulfillmentUpdateLeavesThePicklistUntouchedAndTheOtherWayRound() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        PickTaskView task = pickLine(next(), "T-1");
        for (String failing : List.of("update fulfillment set status", "update picklist set status")) {
            var before = invariants.picture();
            assertThatThrownBy(
                            () -> Statements.failing(failing, () -> picking.finish(site.picker(), task.id(), INTENT)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(invariants.changedSince(before)).isEmpty();
            assertThat(picking.task(task.id()).status()).isEqualTo(PicklistStatus.CLAIMED);
            assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKING);
        }
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKED);
    }

    @Test
    void aFaultAtAnyStepLeavesNoTrace() {
        FulfillmentId one = planned(Floor.line(1, mug, 2));
        FulfillmentId two = planned(Floor.line(1, lamp, 1));
        var told = new CreatePicklist(List.of(one, two));
        failEverywhere(() -> picklists.create(site.supervisor(), told));
        failEverywhere(() -> picking.next(site.picker()));
        PickTaskView task = next();
        failEverywhere(() -> picking.skip(site.picker(), task.id(), INTENT));
        failEverywhere(() -> picking.release(site.picker(), task.id(), INTENT));
        failEverywhere(() -> picking.takeOver(site.other(), task.id(), new TakeOver("urgent", null, null)));
        failEverywhere(() -> picking.takeOver(site.picker(), task.id(), new TakeOver("urgent", null, null)));
        failEverywhere(() -> answer(task, "T-2"));
        failEverywhere(() -> answer(task, "A-04"));
        failEverywhere(() -> answer(task, lamp.code()));
        failEverywhere(() -> picking.undo(site.picker(), task.id(), INTENT));
        failEverywhere(() -> answer(task, lamp.code()));
        scan(task, "T-1");
        scan(task, "A-01");
        failEverywhere(() -> answer(task, mug.code()));
        failEverywhere(() -> confirmRest(picking.task(task.id())));
        failEverywhere(() -> picking.finish(site.picker(), task.id(), INTENT));
        assertThat(status(one)).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(status(two)).isEqualTo(FulfillmentStatus.PICKED);
    }

    @Test
    void aFulfillmentNobodyPlannedIsPlannedWhenAPickerAsks() {
        floor.created(Floor.line(1, mug, 1));
        failEverywhere(() -> picking.next(site.picker()));
    }
}
