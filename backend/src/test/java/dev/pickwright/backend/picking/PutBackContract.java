package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.warehouse.Totes;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.CreatePicklist;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.PutBackReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class PutBackContract extends PickingTest {

    @Autowired
    PutBacks putBacks;

    @Autowired
    Totes totes;

    @Test
    void thePickerLearnsOfACancelByTheNextScanAndIsLedThroughThePutBack() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3), Floor.line(2, lamp, 1));
        PickTaskView task = pickLine(next(), "T-1");
        failEverywhere(() -> cancelling.cancel(site.supervisor(), id, "customer called"));
        assertThat(status(id)).isEqualTo(FulfillmentStatus.CANCELLED);
        assertThat(item(id).picked()).as("until it is put back").isEqualTo(3);

        var answer = answer(task, "A-04");
        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(answer.message().code()).isEqualTo("pick.cancelled_put_back");
        assertThat(answer.task().step()).isEqualTo(PickStepKind.PUT_BACK_ITEM);
        assertThat(answer.task().expected()).isEqualTo(mug.code());
        assertThat(refused(task, lamp.code())).isEqualTo("pick.put_back_wrong_item");
        failEverywhere(() -> answer(task, mug.code()));
        assertThat(picking.task(task.id()).step()).isEqualTo(PickStepKind.PUT_BACK_BIN);
        assertThat(picking.task(task.id()).expected()).isEqualTo("A-01");
        assertThat(refused(task, mug.code())).isEqualTo("pick.put_back_no_bin");
        failEverywhere(() -> answer(task, "A-02"));

        assertThat(picking.task(task.id()).status()).isEqualTo(PicklistStatus.CANCELLED);
        assertThat(item(id).picked()).isZero();
        assertThat(totes.of(id)).isEmpty();
        assertThat(putBacks.open(site.warehouse(), null, 10).items()).isEmpty();
    }

    @Test
    void onAPicklistWithOthersTheyGoOnAfterThePutBack() {
        FulfillmentId one = planned(Floor.line(1, mug, 1));
        FulfillmentId two = planned(Floor.line(1, lamp, 1));
        PickTaskView task = picklists.create(site.supervisor(), new CreatePicklist(List.of(one, two)));
        next();
        pickLine(task, "T-1");
        cancelling.cancel(site.supervisor(), one, null);
        answer(task, "T-2");
        scan(task, mug.code());
        scan(task, "A-01");
        task = pickLine(task, "T-2");
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(status(two)).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(picking.task(task.id()).status()).isEqualTo(PicklistStatus.COMPLETED);
    }

    @Test
    void releasingLeavesThePutBackToAnybody() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3));
        PickTaskView task = pickLine(next(), "T-1");
        cancelling.cancel(site.supervisor(), id, null);
        picking.release(site.picker(), task.id(), INTENT);
        assertThat(picking.task(task.id()).status()).isEqualTo(PicklistStatus.CANCELLED);

        var open = putBacks.open(site.warehouse(), null, 10).items().getFirst();
        assertThat(open.place()).isEqualTo("T-1");
        assertThat(open.bin()).isEqualTo("A-01");
        var some = new PutBackReport("A-02", new Quantity(1), EntryMode.SCANNED, null);
        assertRefused(
                Problem.REQUEST_INVALID,
                () -> putBacks.done(
                        site.packer(), open.id(), new PutBackReport("nowhere", null, EntryMode.TYPED, null)));
        assertThat(putBacks.done(site.packer(), open.id(), some)).hasSize(1);
        var rest = new PutBackReport("A-01", null, EntryMode.SCANNED, null);
        failEverywhere(() -> putBacks.done(site.packer(), open.id(), rest));
        assertThat(putBacks.open(site.warehouse(), null, 10).items()).isEmpty();
        assertThat(totes.of(id)).isEmpty();
        assertRefused(Problem.TASK_CHANGED, () -> putBacks.done(site.packer(), open.id(), rest));
    }

    @Test
    void whatWasNotPickedIsJustGivenUp() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3));
        PickTaskView task = next();
        scan(task, "T-1");
        failEverywhere(() -> cancelling.cancel(site.supervisor(), id, null));
        assertThat(picking.task(task.id()).status()).isEqualTo(PicklistStatus.CANCELLED);
        assertThat(totes.of(id)).as("an empty tote is free at once").isEmpty();
        assertThat(putBacks.open(site.warehouse(), null, 10).items()).isEmpty();
    }

    @Test
    void aPickedOrFailedFulfillmentIsCancelledToo() {
        FulfillmentId picked = floor.created(Floor.line(1, mug, 2));
        PickTaskView task = pickLine(next(), "T-1");
        picking.finish(site.picker(), task.id(), INTENT);
        cancelling.cancel(site.supervisor(), picked, null);
        FulfillmentId failed = floor.created(Floor.line(1, lamp, 2));
        task = next();
        scan(task, "T-2");
        scan(task, "A-04");
        scan(task, lamp.code());
        picking.fail(site.picker(), failed, "broken");
        cancelling.cancel(site.supervisor(), failed, null);
        assertThat(putBacks.open(site.warehouse(), null, 10).items())
                .extracting(each -> each.quantity())
                .containsExactlyInAnyOrder(2, 1);
    }
}
