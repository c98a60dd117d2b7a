package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.ShortResolution;
import org.junit.jupiter.api.Test;

abstract class PickFailureContract extends PickingTest {

    @Test
    void aFailedPickIsRetriedFromABinThatWasNotFoundWrong() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3), Floor.line(2, lamp, 1));
        PickTaskView task = atItem();
        scan(task, mug.code());
        shortOf(task, 1, ShortResolution.FAIL);
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICK_FAILED);
        assertThat(gates(id)).containsExactly("pick_failed");
        assertThat(fulfillments.items(id)).extracting(item -> item.allocated()).containsExactly(0, 0);
        assertThat(picking.task(task.id()).status()).isEqualTo(PicklistStatus.CANCELLED);
        invariants.hold();

        failEverywhere(() -> picklists.retry(site.supervisor(), id, "counted"));
        task = next();
        assertThat(task.linesTotal()).isEqualTo(2);
        assertThat(task.current().tote())
                .as("what was picked stays in its tote")
                .isEqualTo("T-1");
        scan(task, "A-04");
        assertThat(scan(task, lamp.code()).expected()).isEqualTo("A-06");
        task = pickLine(task, "T-1");
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(fulfillments.items(id)).extracting(item -> item.picked()).containsExactly(3, 1);
    }

    @Test
    void whatIsShippedShortIsNotRetried() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 3), Floor.line(2, lamp, 2));
        PickTaskView task = atItem();
        scan(task, mug.code());
        shortOf(task, 1, ShortResolution.SHIP_SHORT);
        picking.fail(site.picker(), id, "forklift blocks the aisle");
        picklists.retry(site.supervisor(), id, null);
        task = next();
        assertThat(task.linesTotal()).isEqualTo(1);
        assertThat(task.current().sku()).isEqualTo(lamp.code());
    }

    @Test
    void theLastAllowedFailureWaitsForASupervisor() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        for (int attempt = 1; attempt <= 3; attempt++) {
            next();
            if (attempt == 1) {
                failEverywhere(() -> picking.fail(site.picker(), id, "no light"));
            } else {
                picking.fail(site.picker(), id, "no light");
            }
            if (attempt < 3) {
                picklists.retry(site.supervisor(), id, null);
            }
        }
        assertThat(gates(id)).containsExactly("attempts_exhausted");
        assertRefused(Problem.ATTEMPTS_EXHAUSTED, () -> picklists.retry(site.supervisor(), id, null));
        steps.grantAttempt(site.supervisor(), id, "light repaired");
        assertThat(gates(id)).containsExactly("pick_failed");
        picklists.retry(site.supervisor(), id, null);
        assertThat(gates(id)).containsExactly("lines_open");
    }

    @Test
    void onePartOfAPicklistFailsAndIsRetriedOnItsOwn() {
        FulfillmentId one = planned(Floor.line(1, mug, 1));
        FulfillmentId two = planned(Floor.line(1, lamp, 1));
        PickTaskView task = picklists.create(
                site.supervisor(), new dev.pickwright.model.picking.CreatePicklist(java.util.List.of(one, two)));
        next();
        assertRefused(Problem.NOT_YOURS, () -> picking.fail(site.other(), one, "not mine"));
        picking.fail(site.supervisor(), one, "customer called");
        assertThat(status(one)).isEqualTo(FulfillmentStatus.PICK_FAILED);
        picklists.retry(site.supervisor(), one, null);
        PickTaskView again = picking.next(site.other()).task();
        assertThat(again.id()).isNotEqualTo(task.id());
        task = pickLine(task, "T-1");
        picking.finish(site.picker(), task.id(), INTENT);
        assertThat(status(two)).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(status(one)).isEqualTo(FulfillmentStatus.PICKING);
    }

    @Test
    void nothingFailsOfWhichNothingIsMissing() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        pickLine(next(), "T-1");
        assertRefused(Problem.NOTHING_TO_DO, () -> picking.fail(site.picker(), id, "changed my mind"));
        FulfillmentId pending = floor.created(Floor.line(1, mug, 1));
        assertRefused(Problem.TRANSITION_REFUSED, () -> picking.fail(site.supervisor(), pending, "too early"));
    }
}
