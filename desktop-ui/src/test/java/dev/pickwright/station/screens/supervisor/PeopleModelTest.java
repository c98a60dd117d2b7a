package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.DeskAccess;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleModelTest {

    private final Desks desks = new Desks();
    private final AccessAnswers answers = new AccessAnswers();
    private final PeopleModel model =
            new PeopleModel(desks.deskOf(DeskAccess.operator("B-1005", "Gwen", Role.ADMINISTRATOR)), answers);

    @BeforeEach
    void threeWorkHere() {
        desks.access.operators = List.of(
                DeskAccess.account("B-1001", "Ada", null),
                DeskAccess.account("B-1002", "Ben", desks.now.plusSeconds(45)),
                DeskAccess.account("B-1004", "Dan", null));
        model.refresh();
        desks.calls.clear();
    }

    @Test
    void whoseBadgeIsLockedComesFirst() {
        assertThat(badges()).containsExactly("B-1002", "B-1001", "B-1004");
        assertThat(model.shownProperty().get().rows().getFirst().locked()).isEqualTo("45 s");
        assertThat(model.frame().instructionProperty().get()).startsWith("1 badge is locked");
        desks.now = desks.now.plusSeconds(44);
        model.tick();
        assertThat(model.shownProperty().get().rows().getFirst().locked()).isEqualTo("1 s");
        desks.now = desks.now.plusSeconds(1);
        model.tick();
        assertThat(badges()).containsExactly("B-1001", "B-1002", "B-1004");
    }

    @Test
    void aScannedBadgeIsChosen() {
        model.scan("b-1004");
        assertThat(chosen()).isEqualTo("Dan");
        model.scan("B-9999");
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(chosen()).isEqualTo("Dan");
    }

    @Test
    void onlyALockedOneCanBeUnlocked() {
        press(ActionId.PRIMARY);
        assertThat(desks.calls).containsExactly("unlock B-1002", "operators");
        model.scan("B-1001");
        assertThat(keys()).doesNotContain(ActionId.PRIMARY);
    }

    @Test
    void aSupervisorUnlocksOnly() {
        PeopleModel supervisors =
                new PeopleModel(desks.deskOf(DeskAccess.operator("B-1003", "Cleo", Role.SUPERVISOR)), answers);
        supervisors.refresh();
        assertThat(supervisors.frame().actionsProperty().get())
                .extracting(Action::id)
                .containsExactly(ActionId.BACK, ActionId.MANUAL_ENTRY, ActionId.QUEUE, ActionId.PRIMARY);
    }

    @Test
    void oneIsAddedStepByStep() {
        answers.typed.addAll(List.of("b-2001", "Eve Hall", "4711"));
        answers.roles = Set.of(Role.PACKER);
        press(ActionId.SHORT);
        assertThat(answers.asked)
                .containsExactly(
                        "Badge of the new operator",
                        "Whose badge is b-2001?",
                        "What may Eve Hall do?",
                        "New PIN for Eve Hall");
        assertThat(desks.calls).containsExactly("add B-2001 Eve Hall [PACKER]", "operators");
    }

    @Test
    void whatCannotBeAddedIsSaid() {
        answers.typed.addAll(List.of("B-2001", "x".repeat(81), "4711"));
        press(ActionId.SHORT);
        assertThat(desks.calls).isEmpty();
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void theChosenOneGetsANewPinOtherRolesOrIsRetired() {
        model.scan("B-1004");
        answers.typed.add("2468");
        press(ActionId.SKIP);
        answers.roles = Set.of(Role.SUPERVISOR);
        press(ActionId.CHANGE);
        press(ActionId.FAIL);
        assertThat(desks.calls)
                .containsExactly(
                        "new pin of B-1004",
                        "operators",
                        "change B-1004 [SUPERVISOR]",
                        "operators",
                        "retire B-1004",
                        "operators");
    }

    private List<String> badges() {
        return model.shownProperty().get().rows().stream()
                .map(row -> row.account().badge())
                .toList();
    }

    private String chosen() {
        return model.shownProperty().get().row().account().facts().name();
    }

    private List<ActionId> keys() {
        return model.frame().actionsProperty().get().stream().map(Action::id).toList();
    }

    private void press(ActionId key) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == key)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }
}
