package dev.pickwright.backend.shipping;

import static dev.pickwright.backend.fixture.Bench.INTENT;
import static dev.pickwright.backend.fixture.Bench.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.shipping.Ship;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the closed box to the carrier. */
abstract class ShippingContract extends BenchSite {

    private static final Ship SHIP = new Ship(null, null, "TRACK-1", null, null);

    @Autowired
    Shipping shipping;

    @Autowired
    Steps steps;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Holds holds;

    @Test
    void pickedGoodsArePackedAndShippedByLot() {
        FulfillmentId id = bench.opened(site, mug, 2);
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PACKING);
        bench.lots(id, "A", "A");
        bench.scan(site, id, mug.code());
        PackTaskView task = bench.scan(site, id, mug.code()).task();
        assertThat(task.step()).isEqualTo(PackStepKind.CLOSE_PACKAGE);
        assertThat(task.expectedGrams()).isEqualTo(100 + 500);
        assertThat(bench.close(site, id).step()).isEqualTo(PackStepKind.CONFIRM_PACKED);
        task = packing.confirmPacked(site.packer(), id, INTENT).task();
        assertThat(task.step()).isEqualTo(PackStepKind.MARK_READY);
        assertThat(task.totes()).isEmpty();
        assertThat(shipping.markReady(site.packer(), id, INTENT).task().step()).isEqualTo(PackStepKind.SHIP);
        var shipped = shipping.ship(site.packer(), id, SHIP);
        assertThat(shipped.verdict()).isEqualTo(Verdict.FINISHED);
        assertThat(shipped.task().packages()).allMatch(box -> box.status() == PackageStatus.SHIPPED);
        assertThat(bench.movedLots(id, "package", "shipped")).containsExactly("A");
        steps.complete(site.supervisor(), id, null);
        assertThat(status(id)).isEqualTo(FulfillmentStatus.COMPLETED);
    }

    @Test
    void aHoldPlacedOnWhatIsReadyKeepsItFromTheCarrier() {
        FulfillmentId id = bench.packed(site, mug, 1, 1);
        shipping.markReady(site.packer(), id, INTENT);
        holds.place(site.supervisor(), id, HoldKind.MANUAL, "address is wrong");
        assertRefused(Problem.GATE_CLOSED, () -> shipping.ship(site.packer(), id, SHIP));
        holds.release(site.supervisor(), id, holds.of(id).getFirst().id(), "address is right");
        shipping.ship(site.packer(), id, SHIP);
        assertRefused(Problem.TRANSITION_REFUSED, () -> cancelling.cancel(site.supervisor(), id, null));
    }

    @Test
    void aFaultAtAnyStepLeavesNoTrace() {
        FulfillmentId id = bench.packed(site, mug, 2, 2);
        bench.failEverywhere(() -> shipping.markReady(site.packer(), id, INTENT));
        bench.failEverywhere(() -> shipping.ship(site.packer(), id, SHIP));
        bench.failEverywhere(() -> steps.complete(site.supervisor(), id, null));
    }
}
