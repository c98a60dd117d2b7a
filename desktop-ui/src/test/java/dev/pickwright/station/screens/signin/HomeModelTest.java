package dev.pickwright.station.screens.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.DeskAccess;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HomeModelTest {

    private final Desks desks = new Desks();

    @Test
    void whoHasOneRoleGoesThereAtOnce() {
        model(Role.PACKER).skipIfOnlyOne();
        assertThat(desks.routes).containsExactly(new Route.PackBench());
    }

    @Test
    void whoHasSeveralChooses() {
        HomeModel model = model(Role.PICKER, Role.SUPERVISOR);
        model.skipIfOnlyOne();
        assertThat(desks.routes).isEmpty();
        assertThat(keys(model))
                .containsExactly(ActionId.FAIL, ActionId.CHANGE, ActionId.SHORT, ActionId.UNDO, ActionId.SIGN_OUT);
    }

    @Test
    void anAdministratorMayDoEverything() {
        assertThat(keys(model(Role.ADMINISTRATOR))).hasSize(6);
    }

    @Test
    void thePickersButtonsSayHowMuchWaitsAtTheBins() {
        HomeModel model = model(Role.PICKER, Role.PACKER);
        desks.counts = List.of(new CountTaskView(
                new CountTaskId(UUID.randomUUID()), "LON", "A-01", "S", "S", "x", true, Instant.EPOCH, null, null));
        model.load();
        assertThat(model.frame().actionsProperty().get())
                .extracting(Action::text)
                .contains("Put back", "Count (1)");
        assertThat(keys(model(Role.PACKER))).containsExactly(ActionId.SKIP, ActionId.SIGN_OUT);
    }

    private static List<ActionId> keys(HomeModel model) {
        return model.frame().actionsProperty().get().stream().map(Action::id).toList();
    }

    private HomeModel model(Role... roles) {
        return new HomeModel(desks.deskOf(DeskAccess.operator("B-1", "Dan", roles)));
    }
}
