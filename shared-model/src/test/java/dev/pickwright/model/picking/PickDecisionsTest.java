package dev.pickwright.model.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Problem;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.scan.ScanCommand;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.BinSupply;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PickDecisionsTest {

    private static final OperatorId ADA = new OperatorId(new UUID(1, 1));
    private static final OperatorId BOB = new OperatorId(new UUID(1, 2));
    private static final FulfillmentId ONE = new FulfillmentId(new UUID(2, 1));
    private static final FulfillmentId TWO = new FulfillmentId(new UUID(2, 2));
    private static final BinId BIN = new BinId(new UUID(3, 1));
    private static final BinId FAR = new BinId(new UUID(3, 2));
    private static final SkuId MUG = new SkuId(new UUID(4, 1));
    private static final ToteId TOTE = new ToteId(new UUID(5, 1));

    private final List<PickState.Line> lines = new ArrayList<>();
    private final List<PickState.PutBack> putBacks = new ArrayList<>();
    private @Nullable BinId at = BIN;
    private boolean tote = true;
    private int pickedInAll = 0;
    private int waiting = 0;
    private @Nullable PutBackId inHand;
    private boolean lots;
    private boolean serials;
    private PickState.@Nullable Pick last;

    @Test
    void theStepFollowsFromToteBinAndItem() {
        line(ONE, 3, 0);
        tote = false;
        assertThat(state().step()).isEqualTo(PickStepKind.SCAN_TOTE);
        tote = true;
        at = null;
        assertThat(state().step()).isEqualTo(PickStepKind.SCAN_BIN);
        at = BIN;
        assertThat(state().step()).isEqualTo(PickStepKind.SCAN_ITEM);
        lines.clear();
        line(ONE, 3, 1);
        assertThat(state().step()).isEqualTo(PickStepKind.CONFIRM_QUANTITY);
        lines.clear();
        line(ONE, 3, 3);
        assertThat(state().step()).isEqualTo(PickStepKind.FINISH);
        waiting = 1;
        assertThat(state().step()).isEqualTo(PickStepKind.WAIT_FOR_STOCK);
    }

    @Test
    void aScannedItemIsPickedWithItsLotAndTheAnswerIsKnownWithoutReadingAgain() {
        line(ONE, 3, 0);
        Trace lot = new Trace("L1", null, null);
        var picked = (PickChange.UnitsPicked) accepted(scan(item(2, lot))).getFirst();
        assertThat(picked.trace()).isEqualTo(lot);
        PickState after = state().after(picked).orElseThrow();
        assertThat(after.version()).isEqualTo(state().version() + 1);
        assertThat(after.current().orElseThrow().open()).isEqualTo(1);
        assertThat(after.current().orElseThrow().onHand()).isEqualTo(8);
        assertThat(after.part(ONE).picked()).isEqualTo(2);
        assertThat(PickDecisions.undo(after, ADA)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        line(ONE, 3, 0);
        assertThat(refusal(scan(item(4, Trace.NONE)))).isEqualTo("pick.too_many");
        assertThat(refusal(scan(new Resolved.Bin(BIN, "A-01")))).isEqualTo("pick.no_item");
        assertThat(refusal(scan(new Resolved.Tote(new ToteId(new UUID(5, 9)), "T-9", TWO))))
                .isEqualTo("pick.tote_taken");
        assertThat(refusal(PickDecisions.scan(state(), BOB, item(1, Trace.NONE))))
                .isEqualTo("pick.not_yours");
    }

    @Test
    void whereTheLotIsRecordedTheScanNamesItAndTheRestIsTakenForTheSame() {
        lots = true;
        PickState.Line line = line(ONE, 5, 0);
        assertThat(refusal(scan(item(1, Trace.NONE)))).isEqualTo("pick.lot_wanted");
        Trace lot = new Trace("L1", null, null);
        PickState after = state().after(accepted(scan(item(1, lot))).getFirst()).orElseThrow();
        var rest = accepted(PickDecisions.confirmQuantity(after, ADA, line.id(), 4))
                .getFirst();
        assertThat(((PickChange.UnitsPicked) rest).trace()).isEqualTo(lot);
        lines.clear();
        PickState.Line begun = line(ONE, 5, 1);
        last = new PickState.Pick(new PickLineId(new UUID(7, 9)), TOTE, 1, lot);
        assertThat(refusal(PickDecisions.confirmQuantity(state(), ADA, begun.id(), 4)))
                .as("the newest pick was of another line")
                .isEqualTo("pick.lot_wanted");
        assertThat(refusal(shortPick(begun, 2, ShortResolution.OTHER_BIN, 9))).isEqualTo("pick.lot_wanted");
    }

    @Test
    void whereSerialsAreRecordedEveryUnitIsScanned() {
        serials = true;
        PickState.Line line = line(ONE, 3, 1);
        Trace serial = new Trace(null, null, "S1");
        last = new PickState.Pick(line.id(), TOTE, 1, serial);
        assertThat(refusal(scan(item(1, Trace.NONE)))).isEqualTo("pick.serial_wanted");
        assertThat(refusal(scan(item(2, serial)))).isEqualTo("pick.serial_wanted");
        assertThat(accepted(scan(item(1, serial)))).hasSize(1);
        assertThat(refusal(PickDecisions.confirmQuantity(state(), ADA, line.id(), 2)))
                .isEqualTo("pick.serial_wanted");
        assertThat(refusal(shortPick(line, 2, ShortResolution.OTHER_BIN, 9))).isEqualTo("pick.serial_wanted");
    }

    @Test
    void aFreeToteIsTheNextOneOfTheFulfillment() {
        line(ONE, 3, 1);
        ToteId next = new ToteId(new UUID(5, 2));
        var change = accepted(scan(new Resolved.Tote(next, "T-2", null))).getFirst();
        assertThat(state().after(change).orElseThrow().part(ONE).tote().id()).isEqualTo(next);
    }

    @Test
    void aCommandBarcodeActsLikeTheKey() {
        line(ONE, 3, 3);
        pickedInAll = 3;
        assertThat(accepted(scan(new Resolved.Command(ScanCommand.FINISH))))
                .containsExactly(new PickChange.Completed());
        assertThat(accepted(scan(new Resolved.Command(ScanCommand.RELEASE))))
                .containsExactly(new PickChange.Assigned(null));
        assertThat(refusal(scan(new Resolved.Command(ScanCommand.SKIP)))).isEqualTo("pick.only_line");
        assertThat(refusal(scan(new Resolved.Command(ScanCommand.UNDO)))).isEqualTo("pick.nothing_to_undo");
        assertThat(refusal(scan(new Resolved.Command(ScanCommand.CLOSE)))).isEqualTo("pick.no_command");
    }

    @Test
    void nothingPickedIsNothingToConfirm() {
        line(ONE, 3, 3);
        assertThat(refusal(PickDecisions.finish(state(), ADA))).isEqualTo("pick.nothing_picked");
    }

    @Test
    void aPicklistIsTakenOverUnlessItIsOver() {
        line(ONE, 3, 0);
        assertThat(accepted(PickDecisions.takeOver(state(), BOB))).containsExactly(new PickChange.Assigned(BOB));
        assertThat(accepted(PickDecisions.takeOver(state(), ADA))).isEmpty();
        assertThat(refusal(PickDecisions.claim(state(), BOB))).isEqualTo("pick.not_yours");
    }

    @Test
    void goodsOfACancelledFulfillmentGoBackFirst() {
        line(ONE, 3, 0);
        var lot = new PickState.PutBack(
                new PutBackId(new UUID(6, 1)), MUG, "MUG", "A mug", 2, new Trace("L1", null, null), "T-1", "A-01");
        var other = new PickState.PutBack(
                new PutBackId(new UUID(6, 2)), MUG, "MUG", "A mug", 1, new Trace("L2", null, null), "T-1", "A-01");
        var loose =
                new PickState.PutBack(new PutBackId(new UUID(6, 3)), MUG, "MUG", "A mug", 1, Trace.NONE, "T-2", "A-01");
        putBacks.addAll(List.of(lot, other, loose));
        assertThat(state().step()).isEqualTo(PickStepKind.PUT_BACK_ITEM);
        assertThat(accepted(scan(item(1, other.trace())))).containsExactly(new PickChange.PutBackTaken(other));
        assertThat(accepted(scan(item(1, Trace.NONE))))
                .as("the one on screen")
                .containsExactly(new PickChange.PutBackTaken(lot));
        inHand = other.id();
        assertThat(state().step()).isEqualTo(PickStepKind.PUT_BACK_BIN);
        assertThat(accepted(scan(new Resolved.Bin(FAR, "Z-99"))))
                .as("any bin will do")
                .containsExactly(new PickChange.PutBackDone(other, FAR, "Z-99"));
    }

    @Test
    void aShortLineTakesTheOthersThatHopedForTheSameUnitsWithIt() {
        PickState.Line first = line(ONE, 3, 1);
        PickState.Line second = line(TWO, 2, 0);
        var changes = accepted(shortPick(first, 2, ShortResolution.OTHER_BIN, 3));
        assertThat(changes)
                .containsExactly(
                        new PickChange.UnitsPicked(first, TOTE, 1, Trace.NONE),
                        new PickChange.LineShort(first, 1, ShortReason.DAMAGED, ShortResolution.OTHER_BIN),
                        new PickChange.LineAdded(first, FAR, 1, 3),
                        new PickChange.LineShort(second, 2, ShortReason.DAMAGED, ShortResolution.OTHER_BIN),
                        new PickChange.LineAdded(second, FAR, 2, 4));
        assertThat(ShortDecisions.message(changes).code()).isEqualTo("pick.short_also_other_bin");
        assertThat(accepted(shortPick(first, 2, ShortResolution.OTHER_BIN, 2)))
                .as("the second line stays open")
                .hasSize(3);
        assertThat(refusal(shortPick(first, 1, ShortResolution.OTHER_BIN, 1))).isEqualTo("pick.no_other_bin");
    }

    @Test
    void whatGoesToTheNextPartIsGatheredByFulfillment() {
        PickState.Line first = line(ONE, 3, 1);
        pickedInAll = 1;
        PickState.Line second = line(TWO, 2, 0);
        var changes = accepted(shortPick(first, 1, ShortResolution.BACK_ORDER, 0));
        assertThat(changes)
                .contains(
                        new PickChange.BackOrdered(ONE, java.util.Map.of(first.itemId(), 2)),
                        new PickChange.BackOrdered(TWO, java.util.Map.of(second.itemId(), 2)));
        pickedInAll = 0;
        lines.clear();
        PickState.Line only = line(ONE, 3, 0);
        assertThat(refusal(shortPick(only, 0, ShortResolution.BACK_ORDER, 0))).isEqualTo("pick.nothing_left");
        assertThat(accepted(shortPick(only, 0, ShortResolution.WAIT, 0))).hasSize(1);
    }

    @Test
    void failingOneFulfillmentFailsNoOther() {
        PickState.Line first = line(ONE, 3, 1);
        PickState.Line second = line(TWO, 2, 0);
        var changes = accepted(shortPick(first, 1, ShortResolution.FAIL, 0));
        assertThat(changes).hasSize(2);
        assertThat(changes.getLast())
                .isInstanceOfSatisfying(
                        PickChange.PartFailed.class,
                        failed -> assertThat(failed.fulfillment()).isEqualTo(ONE));
        assertThat(accepted(shortPick(first, 1, ShortResolution.FAIL, 2)))
                .contains(new PickChange.LineAdded(second, FAR, 2, 3));
    }

    private Decision<PickChange> scan(Resolved scanned) {
        return PickDecisions.scan(state(), ADA, scanned);
    }

    private Decision<PickChange> shortPick(PickState.Line line, int found, ShortResolution resolution, int elsewhere) {
        return ShortDecisions.shortPick(
                state(),
                ADA,
                new ShortPick(line.id(), found, ShortReason.DAMAGED, resolution, null, null),
                List.of(new BinSupply.Units(FAR, elsewhere)));
    }

    private static Resolved item(int units, Trace trace) {
        return new Resolved.Item(MUG, "MUG", "A mug", units, trace);
    }

    private PickState.Line line(FulfillmentId of, int quantity, int picked) {
        int n = lines.size() + 1;
        var line = new PickState.Line(
                new PickLineId(new UUID(7, n)),
                n,
                of,
                new ItemId(new UUID(8, n)),
                MUG,
                "MUG",
                "A mug",
                null,
                BIN,
                "A-01",
                "A",
                quantity,
                picked,
                0,
                picked == quantity ? PickLineStatus.PICKED : PickLineStatus.OPEN,
                10,
                lots,
                serials);
        lines.add(line);
        return line;
    }

    private PickState state() {
        List<PickState.BoundTote> totes = tote ? List.of(new PickState.BoundTote(TOTE, "T-1")) : List.of();
        return new PickState(
                new PicklistId(new UUID(9, 1)),
                "P-000001",
                new WarehouseId(new UUID(9, 2)),
                7,
                PicklistStatus.CLAIMED,
                ADA,
                "Ada",
                at,
                List.of(part(ONE, totes), part(TWO, totes)),
                lines,
                last,
                putBacks,
                inHand,
                true,
                ShortResolution.OTHER_BIN);
    }

    private PickState.Part part(FulfillmentId id, List<PickState.BoundTote> totes) {
        boolean on = id.equals(ONE) || lines.size() > 1;
        var status = on ? FulfillmentStatus.PICKING : FulfillmentStatus.CANCELLED;
        int picked = id.equals(TWO) ? 1 : pickedInAll;
        return new PickState.Part(
                id,
                "F-" + id.value().getLeastSignificantBits(),
                "O",
                status,
                totes,
                picked,
                id.equals(ONE) ? waiting : 0,
                false);
    }

    private static List<PickChange> accepted(Decision<PickChange> decision) {
        return decision.orThrow().changes();
    }

    private static String refusal(Decision<PickChange> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        var refused = (Decision.Refused<PickChange>) decision;
        assertThat(refused.problem()).isNotEqualTo(Problem.INTERNAL_ERROR);
        return refused.message().code();
    }
}
