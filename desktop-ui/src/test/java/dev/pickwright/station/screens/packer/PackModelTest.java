package dev.pickwright.station.screens.packer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import dev.pickwright.station.screens.supervisor.DetailModelTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PackModelTest {

    private final Desks desks = new Desks();
    private final ChecklistTest.Asked asked = new ChecklistTest.Asked();
    private final PackModel model = new PackModel(desks.desk(), asked);

    @BeforeEach
    void emptyBench() {
        model.showQueue();
        desks.calls.clear();
    }

    @Test
    void aScanAtTheEmptyBenchTakesATote() {
        desks.packTask = task(PackStepKind.SCAN_ITEM, 0);
        model.scan("T-0001", EntryMode.SCANNED);
        assertThat(desks.calls).containsExactly("bench T-0001", "detail");
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
    void aToteWhosePicksAreMissingCanBeTakenOver() {
        desks.failure = new DomainFailure("leased", "not all here", null, Map.of("operation", "take_over_tote"));
        desks.failOnce = true;
        model.scan("T-0001", EntryMode.SCANNED);
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ATTENTION);
        assertThat(model.frame().saidProperty().get().text()).contains("T-0001", "take the tote over");
        desks.packTask = task(PackStepKind.SCAN_ITEM, 0);
        press(ActionId.CHANGE);
        assertThat(desks.calls).containsSubsequence("bench T-0001", "take over T-0001");
        assertThat(model.frame().instructionProperty().get()).isEqualTo("Scan every item into the box");
    }

    @Test
    void workThatAnotherStationHasIsNotTakenOver() {
        desks.failure = new DomainFailure("leased", "B has it", null, Map.of("operation", "revoke_lease"));
        desks.failOnce = true;
        model.scan("T-0001", EntryMode.SCANNED);
        assertThat(model.frame().actionsProperty().get()).extracting(Action::id).doesNotContain(ActionId.CHANGE);
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

    @Test
    void theCloseCommandAsksForTheWeight() {
        open(PackStepKind.SCAN_ITEM, 1);
        desks.verdict = Verdict.REFUSED;
        desks.message = Message.of("pack.weight_needed");
        model.scan("PW:CLOSE", EntryMode.SCANNED);
        asked.answer.accept("400");
        assertThat(desks.calls).containsExactly("pack PW:CLOSE", "close 400");
    }

    @Test
    void whatIsCancelledMeanwhileFreesTheBench() {
        open(PackStepKind.SCAN_ITEM, 1);
        desks.verdict = Verdict.REFUSED;
        desks.message = Message.of("pack.not_packing", "F-000001", "cancelled");
        desks.packTask = PackTasks.at(FulfillmentStatus.CANCELLED, PackStepKind.BLOCKED, 0, null);
        model.scan("PW-001", EntryMode.SCANNED);
        assertThat(model.frame().saidProperty().get().text()).contains("F-000001 is cancelled");
        model.scan("T-0002", EntryMode.SCANNED);
        press(ActionId.PRIMARY);
        assertThat(desks.calls).containsExactly("pack PW-001", "bench T-0002", "pack queue");
        assertThat(model.taskProperty().get()).isNull();
    }

    @Test
    void aCommandThatCameTooLateShowsHowItIsNow() {
        open(PackStepKind.CONFIRM_PACKED, 4);
        desks.packTask = PackTasks.at(FulfillmentStatus.CANCELLED, PackStepKind.BLOCKED, 0, null);
        desks.failure = new DomainFailure("task_changed", "It is cancelled.");
        desks.failOnce = true;
        press(ActionId.PRIMARY);
        assertThat(desks.calls).containsExactly("confirm packed", "task");
        assertThat(model.frame().instructionProperty().get()).contains("is cancelled");
    }

    @Test
    void packingFailsWithACause() {
        open(PackStepKind.SCAN_ITEM, 1);
        press(ActionId.FAIL);
        asked.causes.next();
        desks.packTask = PackTasks.at(FulfillmentStatus.PACK_FAILED, PackStepKind.BLOCKED, 1, null);
        asked.confirmed.run();
        assertThat(desks.calls).containsExactly("fail: Goods are missing in the tote");
        assertThat(model.frame().instructionProperty().get()).contains("A supervisor decides");
    }

    @Test
    void aFailedCheckSaysWhoMustReleaseIt() {
        open(PackStepKind.SCAN_ITEM, 4);
        desks.packTask = PackTasks.at(FulfillmentStatus.PACKED, PackStepKind.BLOCKED, 4, PackTasks.failed());
        desks.message = Message.of("qc.failed_hold", "F-000001");
        model.scan("PW-001", EntryMode.SCANNED);
        assertThat(model.frame().instructionProperty().get()).contains("A supervisor must release it");
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ATTENTION);
    }

    @Test
    void aHoldKeepsItFromBeingMadeReadyOrShipped() {
        var hold = new GateView("hold", "Cleo placed a hold: wait", "supervisor", "release_hold", null);
        for (PackStepKind step : List.of(PackStepKind.MARK_READY, PackStepKind.SHIP)) {
            assertThat(Aside.is(PackTasks.at(FulfillmentStatus.PACKED, step, 4, null)))
                    .isFalse();
            assertThat(Aside.is(PackTasks.at(FulfillmentStatus.PACKED, step, 4, null, hold)))
                    .isTrue();
        }
    }

    @Test
    void qualityCanBeCheckedBeforePackingIsConfirmed() {
        open(PackStepKind.SCAN_ITEM, 1);
        desks.packTask = PackTasks.at(FulfillmentStatus.PACKING, PackStepKind.CLOSE_PACKAGE, 4, PackTasks.early());
        model.scan("PW-001", EntryMode.SCANNED);
        assertThat(model.checklist().active()).isFalse();
        press(ActionId.SKIP);
        assertThat(model.frame().instructionProperty().get()).startsWith("Look:");
        press(ActionId.BACK);
        assertThat(model.checklist().active()).isFalse();
        press(ActionId.SKIP);
        for (int i = 0; i < 4; i++) {
            press(ActionId.PRIMARY);
        }
        assertThat(desks.calls).containsExactly("pack PW-001", "qc 4");
        assertThat(model.checklist().active()).isFalse();
    }

    @Test
    void whilePointsAreCheckedAScanIsOnlyLookedUp() {
        open(PackStepKind.SCAN_ITEM, 1);
        desks.packTask =
                PackTasks.at(FulfillmentStatus.PACKED, PackStepKind.CHECK_QUALITY, 4, PackTasks.due(QcPoint.DEFAULTS));
        model.scan("PW-001", EntryMode.SCANNED);
        desks.found = new LookedUp(LookedUp.Kind.ITEM, "PW-001", "RED MUG", 1, null, null);
        model.scan("PW-001", EntryMode.SCANNED);
        assertThat(desks.calls).containsExactly("pack PW-001", "look up PW-001");
        assertThat(model.frame().saidProperty().get().text()).contains("no scan is wanted");
    }

    @Test
    void whatIsPackedCanBeOpenedAgain() {
        open(PackStepKind.MARK_READY, 4);
        press(ActionId.CHANGE);
        assertThat(desks.calls).containsExactly("reopen");
    }

    @Test
    void onlyWhatTakesASlotIsMovedToAnother() {
        open(PackStepKind.SCAN_ITEM, 1);
        assertThat(keys()).doesNotContain(ActionId.SKIP);
        desks.detail = DetailModelTest.full();
        open(PackStepKind.SCAN_ITEM, 1);
        press(ActionId.SKIP);
        var id = desks.packTask.fulfillmentId();
        assertThat(desks.routes).containsExactly(new Route.Slots(id, new Route.PackBench(id)));
    }

    private List<ActionId> keys() {
        return model.frame().actionsProperty().get().stream().map(Action::id).toList();
    }

    private void open(PackStepKind step, int packed) {
        model.showQueue();
        desks.packTask = task(step, packed);
        model.scan("T-0001", EntryMode.SCANNED);
        desks.calls.removeIf(call -> call.startsWith("bench") || call.equals("pack queue") || call.equals("detail"));
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
        var status = step == PackStepKind.SCAN_ITEM || step == PackStepKind.CONFIRM_PACKED
                ? FulfillmentStatus.PACKING
                : FulfillmentStatus.PACKED;
        return PackTasks.at(status, step, packed, null);
    }
}
