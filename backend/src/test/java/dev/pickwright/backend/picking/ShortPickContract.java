package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.ShortResolution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

abstract class ShortPickContract extends PickingTest {

    @Autowired
    Replanning replanning;

    @Autowired
    JdbcClient jdbc;

    @Test
    void missingUnitsArePlannedFromAnotherBin() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3));
        PickTaskView task = atItem();
        task = scan(task, mug.code());
        task = shortOf(task, 1, ShortResolution.OTHER_BIN);

        assertThat(task.expected()).isEqualTo("A-06");
        scan(task, "A-06");
        task = confirmRest(scan(task, mug.code()));
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(item(id).picked()).isEqualTo(3);
        assertThat(item(id).shortQuantity()).isZero();
        assertThat(countTasks()).isEqualTo(1);
    }

    @Test
    void shippingShortLeavesTheItemShort() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3));
        PickTaskView task = atItem();
        scan(task, mug.code());
        task = shortOf(task, 2, ShortResolution.SHIP_SHORT);
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(item(id).picked()).isEqualTo(2);
        assertThat(item(id).shortQuantity()).isEqualTo(1);
    }

    @Test
    void aZeroPickNeverAsksForATote() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3), Floor.line(2, lamp, 1));
        PickTaskView task = next();
        assertThat(task.step()).isEqualTo(PickStepKind.SCAN_TOTE);
        task = shortOf(task, 0, ShortResolution.SHIP_SHORT);
        assertThat(task.current().bin()).isEqualTo("A-04");
        task = pickLine(task, "T-1");
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKED);
    }

    @Test
    void nothingLeftToShipIsRefused() {
        floor.created(Floor.line(1, mug, 3));
        PickTaskView task = next();
        assertRefused(Problem.QUANTITY_REFUSED, () -> shortOf(task, 0, ShortResolution.SHIP_SHORT));
        assertRefused(Problem.QUANTITY_REFUSED, () -> shortOf(task, 0, ShortResolution.BACK_ORDER));
        assertThat(countTasks()).isZero();
    }

    @Test
    void anItemThatWaitsIsPlannedAgainWhenStockCame() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 2), Floor.line(2, lamp, 5));
        PickTaskView task = pickLine(next(), "T-1");
        scan(task, "A-04");
        scan(task, lamp.code());
        PickTaskView waits = shortOf(task, 1, ShortResolution.WAIT);
        assertThat(waits.step()).isEqualTo(PickStepKind.WAIT_FOR_STOCK);
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKING);
        assertThat(gates(id)).containsExactly("waiting_for_stock");
        assertRefused(Problem.TASK_CHANGED, () -> picking.finish(site.picker(), waits.id(), INTENT));
        assertRefused(Problem.STOCK_SHORT, () -> replanning.replan(site.supervisor(), id));
        picking.release(site.picker(), waits.id(), INTENT);
        assertRefused(Problem.NOTHING_TO_DO, this::next);

        floor.stocked(site, 7, lamp, 3);
        failEverywhere(() -> replanning.replan(site.supervisor(), id));
        assertThat(gates(id)).as("three of four came").containsExactly("waiting_for_stock", "lines_open");
        floor.stocked(site, 8, lamp, 3);
        replanning.replan(site.supervisor(), id);
        task = next();
        assertThat(task.id()).isEqualTo(waits.id());
        task = pickLine(task, "T-1");
        task = pickLine(task, "T-1");
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(fulfillments.items(id)).extracting(item -> item.picked()).containsExactly(2, 5);
    }

    @Test
    void aBackOrderIsTheNextPartOfTheOrder() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3), Floor.line(2, lamp, 5));
        PickTaskView task = pickLine(next(), "T-1");
        scan(task, "A-04");
        scan(task, lamp.code());
        var answer = shortPick(task, 2, ShortResolution.BACK_ORDER);
        assertThat(answer.message().code()).isEqualTo("pick.short_back_order");
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(fulfillments.items(id).get(1).shortQuantity()).isEqualTo(3);

        FulfillmentId part = fulfillments.byNumber(fulfillments.state(id).orderNumber()).stream()
                .filter(each -> !each.equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(item(part).ordered()).isEqualTo(3);
        assertThat(gates(part)).containsExactly("waiting_for_stock");
        assertRefused(Problem.NOTHING_TO_DO, this::next);
        floor.stocked(site, 7, lamp, 3);
        failEverywhere(() -> replanning.replan(site.supervisor(), part));
        task = pickLine(next(), "T-2");
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(status(part)).isEqualTo(FulfillmentStatus.PICKED);
    }

    @Test
    void linesWithTheSameShortageArePlannedAnewAndOtherPickersLeftAlone() {
        FulfillmentId others = planned(Floor.line(1, mug, 2));
        picklists.generate(site.supervisor(), others, null);
        PickTaskView theirs = picking.next(site.other()).task();
        PickTaskView task = together(Floor.line(1, mug, 3), Floor.line(1, mug, 2));
        assertThat(next().id()).isEqualTo(task.id());
        var answer = shortPick(task, 0, ShortResolution.OTHER_BIN);
        assertThat(answer.message().code()).isEqualTo("pick.short_also_other_bin");
        assertThat(answer.message().args()).containsExactly("3", mug.code(), "1");
        assertThat(answer.task().current().bin()).isEqualTo("A-06");
        assertThat(answer.task().next()).extracting(line -> line.bin()).containsExactly("A-06");
        assertThat(picking.task(theirs.id()).current().bin()).isEqualTo("A-01");
        assertThat(picking.task(theirs.id()).version()).isEqualTo(theirs.version());
    }

    @Test
    void aLineForWhichTheResolutionDoesNotGoStaysOpen() {
        PickTaskView task = together(Floor.line(1, lamp, 2), Floor.line(1, lamp, 1));
        floor.stocked(site, 8, lamp, 2);
        next();
        var answer = shortPick(task, 0, ShortResolution.OTHER_BIN);
        assertThat(answer.message().code()).isEqualTo("pick.short_other_bin");
        assertThat(answer.task().current().bin()).as("of the second").isEqualTo("A-04");
        assertThat(answer.task().next()).extracting(line -> line.bin()).containsExactly("A-09");
    }

    @Test
    void ifOneFulfillmentFailsTheOthersOnThePicklistGoOn() {
        PickTaskView task = together(Floor.line(1, lamp, 2), Floor.line(1, mug, 1));
        FulfillmentId one = task.fulfillments().get(0).id();
        next();
        pickLine(task, "T-1");
        task = shortOf(task, 0, ShortResolution.FAIL);
        assertThat(task.step()).isEqualTo(PickStepKind.FINISH);
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(task.fulfillments().stream().map(part -> status(part.id())))
                .containsExactlyInAnyOrder(FulfillmentStatus.PICK_FAILED, FulfillmentStatus.PICKED);
        assertThat(picking.task(task.id()).status()).isEqualTo(PicklistStatus.COMPLETED);
        assertThat(one).isNotNull();
    }

    @Test
    void aFaultInAShortPickLeavesNoTraceWhateverItsResolution() {
        for (ShortResolution resolution : List.of(
                ShortResolution.OTHER_BIN,
                ShortResolution.BACK_ORDER,
                ShortResolution.SHIP_SHORT,
                ShortResolution.WAIT,
                ShortResolution.FAIL)) {
            var another = floor.sku("CUP", false);
            floor.stocked(site, 1, another, 10);
            floor.stocked(site, 2, another, 10);
            PickTaskView task = together(Floor.line(1, another, 3), Floor.line(1, another, 2));
            next();
            scan(task, "T-1");
            scan(task, "A-02");
            scan(task, another.code());
            failEverywhere(() -> shortOf(task, 2, resolution));
            task.fulfillments().forEach(part -> cancelling.cancel(site.supervisor(), part.id(), "end of test"));
            var totes = picking.task(task.id());
            if (totes.step() == PickStepKind.PUT_BACK_ITEM) {
                answer(task, another.code());
                while (picking.task(task.id()).step() == PickStepKind.PUT_BACK_ITEM) {
                    answer(task, another.code());
                    answer(task, "A-02");
                }
            }
        }
    }

    private long countTasks() {
        return jdbc.sql("select count(*) from count_task where warehouse_id = ? and status = 'open'")
                .param(site.warehouse().value())
                .query(Long.class)
                .single();
    }
}
