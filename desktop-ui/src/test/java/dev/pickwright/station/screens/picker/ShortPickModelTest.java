package dev.pickwright.station.screens.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortPickModelTest {

    private final List<ShortPick> told = new ArrayList<>();

    @Test
    void whatTheWarehouseUsuallyDoesIsChosenFirst() {
        ShortPickModel model = model(0);
        assertThat(model.resolutionProperty().get()).isEqualTo(ShortResolution.OTHER_BIN);
        assertThat(model.usual(ShortResolution.OTHER_BIN)).isTrue();
        assertThat(model.usual(ShortResolution.WAIT)).isFalse();
    }

    @Test
    void nothingFoundIsToldWithoutTypingAnything() {
        ShortPickModel model = model(0);
        assertThat(model.missingProperty().get()).isEqualTo("4 of 4 missing");
        assertThat(model.tell()).isTrue();
        assertThat(told).singleElement().satisfies(pick -> {
            assertThat(pick.found()).isZero();
            assertThat(pick.reason()).isEqualTo(ShortReason.BIN_EMPTY);
            assertThat(pick.version()).isEqualTo(3);
        });
    }

    @Test
    void theKeysGoThroughReasonsAndOptionsAndBackToTheFirst() {
        ShortPickModel model = model(1);
        model.nextReason();
        model.nextResolution();
        model.foundProperty().set("2");
        assertThat(model.missingProperty().get()).isEqualTo("2 of 4 missing");
        model.tell();
        assertThat(told.getFirst().reason()).isEqualTo(ShortReason.FEWER_FOUND);
        assertThat(told.getFirst().resolution()).isEqualTo(ShortResolution.WAIT);
        assertThat(told.getFirst().found()).isEqualTo(2);
        for (int i = 1; i < ShortResolution.values().length; i++) {
            model.nextResolution();
        }
        assertThat(model.resolutionProperty().get()).isEqualTo(ShortResolution.OTHER_BIN);
    }

    @Test
    void whatCannotBeIsNotTold() {
        ShortPickModel model = model(2);
        for (String typed : List.of("1", "4", "", "x", "99999999999")) {
            model.foundProperty().set(typed);
            assertThat(model.missingProperty().get()).isEmpty();
            assertThat(model.tell()).as(typed).isFalse();
            assertThat(model.problemProperty().get())
                    .isEqualTo("Found is 2 to 3. If more are there, press Esc and pick them.");
        }
        assertThat(told).isEmpty();
        model.foundProperty().set("3");
        assertThat(model.problemProperty().get()).isEmpty();
    }

    private ShortPickModel model(int picked) {
        var task = PickTasks.task(PickStepKind.CONFIRM_QUANTITY, picked);
        return new ShortPickModel(task, task.current(), Clock.systemUTC(), told::add);
    }
}
