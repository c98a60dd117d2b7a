package dev.pickwright.model.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.scan.ScanCommand;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackDecisionsTest {

    private static final SkuId SKU = new SkuId(UUID.randomUUID());
    private static final UUID TOTE = UUID.randomUUID();
    private static final UUID OTHER_TOTE = UUID.randomUUID();
    private static final String SSCC = "350123450000000010";

    @Test
    void aCaseCountsItsFactor() {
        var state = state(FulfillmentStatus.PACKING, item(12, 0, loose(TOTE, Trace.NONE, 12)));
        assertThat(packed(scan(state, item(6, Trace.NONE))))
                .singleElement()
                .satisfies(change -> assertThat(change.quantity()).isEqualTo(6));
        assertThat(refusal(scan(state, item(24, Trace.NONE)))).isEqualTo("pack.more_than_left");
    }

    @Test
    void unitsOfOneLotComeFromSeveralTotes() {
        var state =
                state(FulfillmentStatus.PACKING, item(5, 0, loose(TOTE, lot("A"), 2), loose(OTHER_TOTE, lot("A"), 3)));
        var changes = packed(scan(state, item(4, Trace.NONE)));
        assertThat(changes).extracting(PackChange.UnitsPacked::from).containsExactly(TOTE, OTHER_TOTE);
        assertThat(changes).extracting(PackChange.UnitsPacked::quantity).containsExactly(2, 2);
        assertThat(changes.getLast().packedAfter()).isEqualTo(4);
    }

    @Test
    void theScannedLotMustHaveBeenPicked() {
        var state = state(FulfillmentStatus.PACKING, item(4, 0, loose(TOTE, lot("A"), 2), loose(TOTE, lot("B"), 2)));
        assertThat(packed(scan(state, item(1, lot("B")))))
                .singleElement()
                .satisfies(change -> assertThat(change.trace().lot()).isEqualTo("B"));
        assertThat(refusal(scan(state, item(1, lot("C"))))).isEqualTo("pack.wrong_lot");
        assertThat(refusal(scan(state, item(1, Trace.NONE)))).isEqualTo("pack.which_lot");
        assertThat(refusal(scan(state, item(3, lot("B"))))).isEqualTo("pack.more_than_left");
    }

    @Test
    void goodsPickedWithoutALotMayBeAny() {
        var state = state(FulfillmentStatus.PACKING, item(1, 0, loose(TOTE, Trace.NONE, 1)));
        assertThat(packed(scan(state, item(1, lot("C")))))
                .singleElement()
                .satisfies(change -> assertThat(change.trace()).isEqualTo(Trace.NONE));
        var mixed = state(FulfillmentStatus.PACKING, item(3, 0, loose(TOTE, Trace.NONE, 1), loose(TOTE, lot("A"), 2)));
        assertThat(packed(scan(mixed, item(1, Trace.NONE))))
                .singleElement()
                .satisfies(change -> assertThat(change.trace()).isEqualTo(Trace.NONE));
    }

    @Test
    void aSerialPicksItsUnit() {
        var state = state(
                FulfillmentStatus.PACKING,
                item(2, 0, loose(TOTE, serial("A", "1"), 1), loose(TOTE, serial("A", "2"), 1)));
        assertThat(packed(scan(state, item(1, serial("A", "2")))))
                .singleElement()
                .satisfies(change -> assertThat(change.trace().serial()).isEqualTo("2"));
        assertThat(refusal(scan(state, item(1, lot("A"))))).isEqualTo("pack.which_lot");
        assertThat(refusal(scan(state, item(1, serial("A", "3"))))).isEqualTo("pack.wrong_lot");
    }

    @Test
    void aSecondLineOfTheSkuIsPackedWhenTheFirstIsFull() {
        var full = item(1, 1);
        var other = item(1, 0, loose(TOTE, Trace.NONE, 1));
        var changes = packed(scan(state(FulfillmentStatus.PACKING, full, other), item(1, Trace.NONE)));
        assertThat(changes.getFirst().item()).isEqualTo(other);
    }

    @Test
    void commandsActLikeTheKeys() {
        var done = state(FulfillmentStatus.PACKING, item(1, 1));
        assertThat(accepted(command(done, ScanCommand.FINISH)).getLast()).isInstanceOf(PackChange.Packed.class);
        assertThat(refusal(command(done, ScanCommand.CLOSE))).isEqualTo("pack.nothing_to_close");
        assertThat(refusal(command(done, ScanCommand.UNDO))).isEqualTo("pack.nothing_to_undo");
        assertThat(refusal(command(done, ScanCommand.SKIP))).isEqualTo("pack.no_such_command");
        var open = boxed(PackageStatus.OPEN, 1);
        assertThat(refusal(command(open, ScanCommand.CLOSE))).isEqualTo("pack.weight_needed");
    }

    @Test
    void aClosedBoxIsReopenedAndAnEmptyOpenOneGivenUp() {
        var state = boxed(PackageStatus.CLOSED, 1);
        var boxes = new java.util.ArrayList<>(state.boxes());
        boxes.add(new PackState.Box(new PackageId(UUID.randomUUID()), "2", "S", PackageStatus.OPEN, 0));
        var changes = accepted(PackDecisions.scan(
                new PackState(state.fulfillment(), state.items(), boxes, "S", null),
                new Resolved.Package(SSCC),
                "F-1"));
        assertThat(changes)
                .extracting(change -> (Object) change.getClass())
                .containsExactly(PackChange.BoxDiscarded.class, PackChange.BoxReopened.class);
    }

    @Test
    void nothingIsPackedIntoWhatIsNotPacking() {
        for (FulfillmentStatus status : FulfillmentStatus.values()) {
            if (status != FulfillmentStatus.PACKING) {
                var state = state(status, item(1, 0, loose(TOTE, Trace.NONE, 1)));
                assertThat(refusal(scan(state, item(1, Trace.NONE)))).isEqualTo("pack.not_packing");
                assertThat(refusal(PackDecisions.reopenPackage(state, SSCC))).isEqualTo("pack.not_packing");
            }
        }
    }

    private static PackState boxed(PackageStatus status, int units) {
        var state = state(FulfillmentStatus.PACKING, item(1, 1));
        var box = new PackState.Box(new PackageId(UUID.randomUUID()), SSCC, "S", status, units);
        return new PackState(state.fulfillment(), state.items(), List.of(box), "S", null);
    }

    private static PackState state(FulfillmentStatus status, PackState.Item... items) {
        var fulfillment = new FulfillmentState(
                new FulfillmentId(UUID.randomUUID()),
                "F-1",
                new OrderId(UUID.randomUUID()),
                "O-1",
                new WarehouseId(UUID.randomUUID()),
                "LON",
                status,
                0,
                3,
                0,
                3,
                false,
                1);
        return new PackState(fulfillment, List.of(items), List.of(), "S", null);
    }

    private static PackState.Item item(int picked, int packed, PackState.Loose... loose) {
        return new PackState.Item(new ItemId(UUID.randomUUID()), SKU, "MUG", "A mug", picked, packed, List.of(loose));
    }

    private static PackState.Loose loose(UUID tote, Trace trace, int quantity) {
        return new PackState.Loose(tote, trace, quantity);
    }

    private static Trace lot(String lot) {
        return new Trace(lot, null, null);
    }

    private static Trace serial(String lot, String serial) {
        return new Trace(lot, null, serial);
    }

    private static Resolved.Item item(int units, Trace trace) {
        return new Resolved.Item(SKU, "MUG", "A mug", units, trace);
    }

    private static Decision<PackChange> scan(PackState state, Resolved scanned) {
        return PackDecisions.scan(state, scanned, null);
    }

    private static Decision<PackChange> command(PackState state, ScanCommand command) {
        return scan(state, new Resolved.Command(command));
    }

    private static List<PackChange> accepted(Decision<PackChange> decision) {
        return decision.orThrow().changes();
    }

    private static List<PackChange.UnitsPacked> packed(Decision<PackChange> decision) {
        return accepted(decision).stream()
                .filter(PackChange.UnitsPacked.class::isInstance)
                .map(PackChange.UnitsPacked.class::cast)
                .toList();
    }

    private static @Nullable String refusal(Decision<PackChange> decision) {
        return decision instanceof Decision.Refused<PackChange>(var problem, var detail, Message message, var extras)
                ? message.code()
                : null;
    }
}
