package dev.pickwright.backend.packing;

import static dev.pickwright.backend.fixture.Bench.INTENT;
import static dev.pickwright.backend.fixture.Bench.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.ReopenPackage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Goods go from totes into boxes. */
abstract class PackingContract extends BenchSite {

    @Autowired
    Steps steps;

    @Test
    void whatDoesNotBelongIntoTheBoxIsRefused() {
        FulfillmentId id = bench.opened(site, mug, 1);
        assertThat(refusal(id, vase.code())).isEqualTo("pack.wrong_item");
        bench.scan(site, id, mug.code());
        assertThat(refusal(id, mug.code())).isEqualTo("pack.too_many");
        assertThat(refusal(id, "T-1")).isEqualTo("pack.already_here");
        assertThat(refusal(id, "nothing")).isEqualTo("pack.no_item");
        assertThat(packing.undo(site.packer(), id, INTENT).task().unitsPacked()).isZero();
        assertRefused(Problem.NOTHING_TO_UNDO, () -> packing.undo(site.packer(), id, INTENT));
    }

    @Test
    void whatIsAnothersIsRefusedNamingWhose() {
        FulfillmentId other = bench.picked(site, "T-2", mug, 1);
        FulfillmentId id = bench.opened(site, mug, 1);
        var answer = bench.scan(site, id, "T-2");
        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(answer.message().code()).isEqualTo("pack.anothers");
        assertThat(answer.message().args())
                .containsExactly("T-2", fulfillments.state(other).number());
        assertThat(refusal(id, fulfillments.state(other).number())).isEqualTo("pack.anothers");
    }

    @Test
    void undoTakesBackTheNewestPackingThatStands() {
        FulfillmentId id = bench.opened(site, mug, 3);
        bench.lots(id, "A", "A", "A");
        bench.scan(site, id, mug.code());
        bench.scan(site, id, mug.code());
        packing.undo(site.packer(), id, INTENT);
        bench.scan(site, id, mug.code());
        packing.undo(site.packer(), id, INTENT);
        assertThat(packing.undo(site.packer(), id, INTENT).task().unitsPacked()).isZero();
        assertThat(bench.movedLots(id, "package", "tote")).containsExactly("A", "A", "A");
        assertRefused(Problem.NOTHING_TO_UNDO, () -> packing.undo(site.packer(), id, INTENT));
    }

    @Test
    void theOnlyLotIsTakenAndOneOfSeveralIsAskedFor() {
        FulfillmentId id = bench.opened(site, mug, 3);
        bench.lots(id, "A", "A", "B");
        assertThat(refusal(id, mug.code())).isEqualTo("pack.which_lot");
        bench.lots(id, "A", "A", "A");
        bench.scan(site, id, mug.code());
        var line = packing.task(id).lines().getFirst();
        packing.packRest(site.packer(), id, new PackRest(line.itemId(), new Quantity(2), EntryMode.TYPED, null, null));
        assertThat(packing.task(id).packages().getFirst().contents())
                .singleElement()
                .satisfies(content -> {
                    assertThat(content.trace().lot()).isEqualTo("A");
                    assertThat(content.quantity()).isEqualTo(3);
                });
    }

    @Test
    void theLastUnitsOfSeveralLotsArePackedAtOnce() {
        FulfillmentId id = bench.opened(site, mug, 3);
        bench.lots(id, "A", "A", "A");
        bench.scan(site, id, mug.code());
        bench.lots(id, "A", "A", "B");
        var line = packing.task(id).lines().getFirst();
        packing.packRest(site.packer(), id, new PackRest(line.itemId(), new Quantity(2), EntryMode.TYPED, null, null));
        assertThat(packing.task(id).packages().getFirst().contents())
                .extracting(content -> content.trace().lot() + content.quantity())
                .containsExactly("A2", "B1");
    }

    @Test
    void aClosedBoxIsOpenedByScanningIt() {
        FulfillmentId id = bench.opened(site, mug, 2);
        bench.scan(site, id, mug.code());
        String first = bench.close(site, id).packages().getFirst().sscc();
        bench.scan(site, id, mug.code());
        assertThat(refusal(id, first)).isEqualTo("pack.close_first");
        bench.close(site, id);
        PackTaskView task = bench.scan(site, id, first).task();
        assertThat(task.packages().getFirst().status()).isEqualTo(PackageStatus.OPEN);
        assertThat(task.packages().getFirst().sscc()).isNotEqualTo(first);
        assertThat(refusal(id, first)).isEqualTo("pack.no_such_box");
        assertThat(packing.task(id).step()).isEqualTo(PackStepKind.CLOSE_PACKAGE);
    }

    @Test
    void ofSeveralBoxesThePackerChoosesTheOneToRework() {
        FulfillmentId id = bench.packed(site, mug, 2, 2);
        var boxes = packing.task(id).packages();
        assertThat(packing.reopen(site.packer(), id, INTENT).message().code()).isEqualTo("pack.choose_box");
        assertThat(packing.task(id).packages()).allMatch(box -> box.status() == PackageStatus.CLOSED);
        String sscc = boxes.getFirst().sscc();
        packing.reopenPackage(site.packer(), id, new ReopenPackage(sscc, null, null));
        assertThat(packing.task(id).packages())
                .extracting(box -> box.status())
                .containsExactly(PackageStatus.OPEN, PackageStatus.CLOSED);
        assertRefused(
                Problem.TASK_CHANGED,
                () -> packing.reopenPackage(
                        site.packer(), id, new ReopenPackage(boxes.getLast().sscc(), null, null)));
    }

    @Test
    void anEmptyBoxThatIsOpenKeepsNothingUp() {
        FulfillmentId id = bench.opened(site, mug, 1);
        bench.scan(site, id, mug.code());
        bench.close(site, id);
        packing.openPackage(site.packer(), id, new dev.pickwright.model.packing.OpenPackage("S", null, null));
        assertThat(packing.task(id).step()).isEqualTo(PackStepKind.CONFIRM_PACKED);
        assertThat(packing.confirmPacked(site.packer(), id, INTENT).task().packages())
                .hasSize(1);
    }

    @Test
    void failingKeepsTheBoxesAndTheLastFailureIsASupervisors() {
        FulfillmentId id = bench.opened(site, mug, 2);
        bench.scan(site, id, mug.code());
        assertThat(gates(id)).containsExactly("units_unpacked", "package_open");
        for (int attempt = 1; attempt <= 3; attempt++) {
            steps.failPack(site.packer(), id, "no box fits");
            assertThat(packing.task(id).unitsPacked()).isEqualTo(1);
            if (attempt < 3) {
                assertThat(gates(id)).containsExactly("pack_failed");
                steps.retryPack(site.supervisor(), id, null);
            }
        }
        assertThat(gates(id)).containsExactly("attempts_exhausted");
        assertRefused(Problem.ATTEMPTS_EXHAUSTED, () -> steps.retryPack(site.supervisor(), id, null));
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PACK_FAILED);
    }

    @Test
    void aFaultAtAnyStepLeavesNoTrace() {
        FulfillmentId id = bench.picked(site, "T-1", mug, 2);
        bench.failEverywhere(() -> packing.scanAtBench(site.packer(), Bench.scan("T-1")));
        bench.failEverywhere(() -> bench.scan(site, id, mug.code()));
        bench.failEverywhere(() -> packing.undo(site.packer(), id, INTENT));
        bench.scan(site, id, mug.code());
        bench.failEverywhere(() -> bench.close(site, id));
        bench.failEverywhere(() ->
                bench.scan(site, id, packing.task(id).packages().getFirst().sscc()));
        bench.scan(site, id, mug.code());
        bench.failEverywhere(() -> steps.failPack(site.packer(), id, "no box fits"));
        bench.failEverywhere(() -> steps.retryPack(site.supervisor(), id, null));
        bench.close(site, id);
        bench.failEverywhere(() -> packing.confirmPacked(site.packer(), id, INTENT));
        bench.failEverywhere(() -> packing.reopen(site.packer(), id, INTENT));
    }

    private String refusal(FulfillmentId id, String code) {
        var answer = bench.scan(site, id, code);
        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        return answer.message().code();
    }
}
