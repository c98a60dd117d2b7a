package dev.pickwright.station.screens.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.DeskAccess;
import dev.pickwright.station.screens.Desks;
import org.junit.jupiter.api.Test;

class OwnStationModelTest {

    private final Desks desks = new Desks();
    private String typed = "";

    @Test
    void aSupervisorChangesThePrinterAndTakesItAway() {
        OwnStationModel model = model(Role.SUPERVISOR);
        typed = "zebra-9";
        press(model, ActionId.SKIP);
        typed = "-";
        press(model, ActionId.SKIP);
        assertThat(desks.calls)
                .containsExactly(
                        "own station",
                        "change own to zebra-9, null",
                        "own station",
                        "change own to null, null",
                        "own station");
    }

    @Test
    void othersOnlyLook() {
        OwnStationModel model = model(Role.PICKER, Role.PACKER);
        assertThat(model.stationProperty().get()).isNotNull();
        assertThat(model.frame().actionsProperty().get()).extracting(Action::id).containsExactly(ActionId.BACK);
    }

    @Test
    void onlyAnEnrolledStationHasTheEntry() {
        HomeModel alone = new HomeModel(desks.deskOf(DeskAccess.operator("B-1", "Dan", Role.PICKER, Role.PACKER)));
        assertThat(alone.frame().actionsProperty().get()).extracting(Action::id).doesNotContain(ActionId.QUEUE);
        desks.access.enrolled = true;
        HomeModel enrolled = new HomeModel(desks.deskOf(DeskAccess.operator("B-1", "Dan", Role.PICKER, Role.PACKER)));
        assertThat(enrolled.frame().actionsProperty().get())
                .extracting(Action::id)
                .contains(ActionId.QUEUE);
    }

    private OwnStationModel model(Role... roles) {
        OwnStationModel model = new OwnStationModel(
                desks.deskOf(DeskAccess.operator("B-1", "Dan", roles)),
                (title, hint, initial, entered) -> entered.accept(typed));
        model.load();
        return model;
    }

    private static void press(OwnStationModel model, ActionId key) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == key)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }
}
