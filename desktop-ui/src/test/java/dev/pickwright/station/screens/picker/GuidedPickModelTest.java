package dev.pickwright.station.screens.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuidedPickModelTest {

    private final Desks desks = new Desks();
    private final GuidedPickModel model = new GuidedPickModel(desks.desk());

    @BeforeEach
    void load() {
        desks.pickTask = PickTasks.task(PickStepKind.SCAN_BIN, 0);
        model.load();
        desks.calls.clear();
    }

    @Test
    void theInstructionNamesTheBin() {
        assertThat(model.frame().instructionProperty().get()).isEqualTo("Go to A-01-02-03 and scan the bin");
    }

    @Test
    void aScanGoesToTheBackendAndItsAnswerIsShown() {
        desks.verdict = Verdict.REFUSED;
        desks.message = Message.of("pick.wrong_bin", "A-01-02-04", "A-01-02-03");
        model.scan("A-01-02-04", EntryMode.SCANNED);
        assertThat(desks.calls).containsExactly("scan A-01-02-04 SCANNED");
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(model.frame().saidProperty().get().text()).isEqualTo("Wrong bin: A-01-02-04. Go to A-01-02-03.");
        assertThat(model.frame().lastCodeProperty().get()).isEqualTo("A-01-02-04");
    }

    @Test
    void thePrimaryKeyTakesTheRestOnceTheItemIsVerified() {
        assertThat(keys()).doesNotContain(ActionId.PRIMARY);
        desks.pickTask = PickTasks.task(PickStepKind.CONFIRM_QUANTITY, 1);
        model.load();
        desks.calls.clear();
        press(ActionId.PRIMARY);
        assertThat(desks.calls).containsExactly("confirm 3");
    }

    @Test
    void skipAndUndoAreOfferedOnlyWhereTheyMakeSense() {
        assertThat(keys()).contains(ActionId.SHORT).doesNotContain(ActionId.SKIP, ActionId.UNDO);
        desks.pickTask = PickTasks.task(PickStepKind.CONFIRM_QUANTITY, 1);
        model.load();
        desks.calls.clear();
        press(ActionId.UNDO);
        assertThat(desks.calls).containsExactly("undo");
    }

    @Test
    void aBackendThatDoesNotAnswerIsSaidWithWhatToDo() {
        desks.failure = new DomainFailure(DomainFailure.UNREACHABLE, "connection refused");
        model.scan("A-01-02-03", EntryMode.SCANNED);
        assertThat(model.frame().saidProperty().get().text())
                .isEqualTo("The backend does not answer. Nothing was lost: wait a moment and do the step again.");
    }

    @Test
    void aCancelledPicklistLeadsThroughThePutBackAndIsNobodysFault() {
        desks.verdict = Verdict.REFUSED;
        desks.message = Message.of("pick.cancelled_put_back", "F-000001");
        desks.pickTask = PickTasks.cancelled(PickStepKind.PUT_BACK_ITEM);
        model.scan("PW-001", EntryMode.SCANNED);
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ATTENTION);
        assertThat(model.frame().saidProperty().get().text()).startsWith("F-000001 was cancelled meanwhile.");
        assertThat(model.frame().instructionProperty().get()).isEqualTo("Cancelled. Take 2 out of T-0001, scan one");
        assertThat(keys()).containsExactly(ActionId.MANUAL_ENTRY, ActionId.QUEUE);
        desks.pickTask = PickTasks.cancelled(PickStepKind.PUT_BACK_BIN);
        model.load();
        assertThat(model.frame().instructionProperty().get()).isEqualTo("Now put 2 into A-01-02-03, scan the bin");
    }

    @Test
    void whereSeveralArePickedInOneWalkTheToteSaysWhose() {
        desks.pickTask = PickTasks.shared(PickStepKind.SCAN_TOTE);
        model.load();
        assertThat(model.frame().instructionProperty().get())
                .isEqualTo("Take an empty tote for F-000002, slot 2, and scan it");
        assertThat(PickTexts.toteCaption(desks.pickTask, desks.pickTask.current()))
                .isEqualTo("TOTE \u00b7 SLOT 2 OF 2 \u00b7 F-000002");
    }

    @Test
    void whatIsTrackedSaysWhichCodeToScan() {
        desks.pickTask = PickTasks.tracked(PickStepKind.SCAN_ITEM, true, false);
        model.load();
        assertThat(model.frame().instructionProperty().get()).isEqualTo("Scan one RED MUG: the code with its lot");
        desks.pickTask = PickTasks.tracked(PickStepKind.CONFIRM_QUANTITY, false, true);
        model.load();
        assertThat(model.frame().instructionProperty().get())
                .isEqualTo("Scan each RED MUG, 3 more: the code with its serial");
        assertThat(keys()).doesNotContain(ActionId.PRIMARY);
    }

    @Test
    void aPicklistThatMovedOnIsShownAsItIsNow() {
        desks.failure = new DomainFailure("task_changed", "Picklist P-000001 changed meanwhile.");
        desks.failOnce = true;
        desks.pickTask = PickTasks.cancelled(PickStepKind.PUT_BACK_ITEM);
        model.confirmRest();
        assertThat(desks.calls).containsExactly("confirm 4", "task");
        assertThat(model.frame().saidProperty().get().text()).startsWith("It changed meanwhile.");
        assertThat(model.taskProperty().get()).isEqualTo(desks.pickTask);
    }

    @Test
    void whoGivesAPicklistBackIsAtTheQueueAgain() {
        desks.pickTask = PickTasks.released();
        model.scan("PW:RELEASE", EntryMode.SCANNED);
        assertThat(desks.routes).containsExactly(new Route.PickQueue());
    }

    private List<ActionId> keys() {
        return model.frame().actionsProperty().get().stream().map(Action::id).toList();
    }

    private void press(ActionId id) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }
}
