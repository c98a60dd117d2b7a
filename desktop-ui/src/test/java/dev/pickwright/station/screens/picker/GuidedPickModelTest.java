package dev.pickwright.station.screens.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuidedPickModelTest {

    private final Desks desks = new Desks();
    private final GuidedPickModel model = new GuidedPickModel(desks.desk());

    @BeforeEach
    void load() {
        desks.pickTask = task(PickStepKind.SCAN_BIN, 0);
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
        desks.pickTask = task(PickStepKind.CONFIRM_QUANTITY, 1);
        model.load();
        desks.calls.clear();
        press(ActionId.PRIMARY);
        assertThat(desks.calls).containsExactly("confirm 3");
    }

    @Test
    void skipAndUndoAreOfferedOnlyWhereTheyMakeSense() {
        assertThat(keys()).contains(ActionId.SHORT).doesNotContain(ActionId.SKIP, ActionId.UNDO);
        desks.pickTask = task(PickStepKind.CONFIRM_QUANTITY, 1);
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

    private static PickTaskView task(PickStepKind step, int picked) {
        var line = new PickTaskView.Line(
                new PickLineId(UUID.randomUUID()),
                1,
                "A",
                "A-01-02-03",
                "PW-001",
                "RED MUG",
                null,
                4,
                picked,
                0,
                20,
                PickLineStatus.OPEN,
                new FulfillmentId(UUID.randomUUID()),
                "T-0001",
                false,
                false);
        return new PickTaskView(
                new PicklistId(UUID.randomUUID()),
                "P-000001",
                3,
                PicklistStatus.CLAIMED,
                "Ada",
                List.of(),
                step,
                line,
                null,
                "A-01-02-03",
                List.of(),
                1,
                0,
                4,
                picked,
                picked > 0,
                ShortResolution.OTHER_BIN);
    }
}
