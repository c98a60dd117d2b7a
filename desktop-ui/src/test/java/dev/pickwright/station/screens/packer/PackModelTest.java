package dev.pickwright.station.screens.packer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PackModelTest {

    private final Desks desks = new Desks();
    private final PackModel model = new PackModel(desks.desk());

    @BeforeEach
    void emptyBench() {
        model.showQueue();
        desks.calls.clear();
    }

    @Test
    void aScanAtTheEmptyBenchTakesATote() {
        desks.packTask = task(PackStepKind.SCAN_ITEM, 0);
        model.scan("T-0001", EntryMode.SCANNED);
        assertThat(desks.calls).containsExactly("bench T-0001");
        assertThat(model.frame().instructionProperty().get()).isEqualTo("Scan every item into the box");
    }

    @Test
    void aToteThatHoldsNothingLeavesTheBenchEmpty() {
        desks.verdict = Verdict.REFUSED;
        desks.message = Message.of("pack.unknown", "T-0009");
        model.scan("T-0009", EntryMode.SCANNED);
        assertThat(model.taskProperty().get()).isNull();
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void withATaskAScanPacksAndTheRestCanBePackedAtOnce() {
        open(PackStepKind.SCAN_ITEM, 1);
        model.scan("PW-001", EntryMode.SCANNED);
        press(ActionId.PRIMARY);
        assertThat(desks.calls).containsExactly("pack PW-001", "rest 3");
    }

    @Test
    void thePrimaryKeyIsTheNextStepOfEveryState() {
        open(PackStepKind.CONFIRM_PACKED, 4);
        press(ActionId.PRIMARY);
        open(PackStepKind.MARK_READY, 4);
        press(ActionId.PRIMARY);
        open(PackStepKind.SHIP, 4);
        press(ActionId.PRIMARY);
        assertThat(desks.calls).contains("confirm packed", "ready", "ship");
    }

    private void open(PackStepKind step, int packed) {
        model.showQueue();
        desks.packTask = task(step, packed);
        model.scan("T-0001", EntryMode.SCANNED);
        desks.calls.removeIf(call -> call.startsWith("bench") || call.equals("pack queue"));
    }

    private void press(ActionId id) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .map(Action::run)
                .orElseThrow()
                .run();
    }

    private static PackTaskView task(PackStepKind step, int packed) {
        return new PackTaskView(
                new FulfillmentId(UUID.randomUUID()),
                "F-000001",
                "O-1",
                null,
                FulfillmentStatus.PACKING,
                1,
                step,
                List.of("T-0001"),
                List.of(new PackTaskView.Line(
                        new ItemId(UUID.randomUUID()), "PW-001", "RED MUG", null, 4, packed, false)),
                List.of(),
                null,
                List.of(),
                List.of(new PackTaskView.BoxType("S", "Small", 1, 1, 1, 100)),
                null,
                false);
    }
}
