package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.DeskAccess;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StationsModelTest {

    private final Desks desks = new Desks();
    private final AccessAnswers answers = new AccessAnswers();
    private final StationsModel model =
            new StationsModel(desks.deskOf(DeskAccess.operator("B-1003", "Cleo", Role.SUPERVISOR)), answers);

    @BeforeEach
    void twoAreEnrolled() {
        desks.access.stations = List.of(DeskAccess.station("Bench 2", null), DeskAccess.station("Bench 1", "zebra-1"));
        model.refresh();
        desks.calls.clear();
    }

    @Test
    void theyAreInOrderOfTheirNames() {
        assertThat(model.shownProperty().get().rows())
                .extracting(row -> row.name())
                .containsExactly("Bench 1", "Bench 2");
    }

    @Test
    void aCodeForANewOneIsShown() {
        answers.typed.add("Bench 3");
        press(ActionId.PRIMARY);
        assertThat(desks.calls).containsExactly("invite Bench 3 LON");
        assertThat(answers.code.code()).isEqualTo("K7QM-2XWP");
    }

    @Test
    void itsPrinterIsChangedAndTakenAway() {
        answers.typed.add("zebra-9");
        press(ActionId.SKIP);
        answers.typed.add("-");
        press(ActionId.SKIP);
        assertThat(desks.calls)
                .containsExactly(
                        "change to Bench 1, zebra-9, null", "stations", "change to Bench 1, null, null", "stations");
    }

    @Test
    void itIsRetiredAfterAQuestion() {
        model.choose(1);
        press(ActionId.FAIL);
        assertThat(answers.asked).containsExactly("Retire Bench 2?");
        assertThat(desks.calls).containsExactly("retire Bench 2", "stations");
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
