package dev.pickwright.station.screens.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import org.junit.jupiter.api.Test;

class PickQueueModelTest {

    private final Desks desks = new Desks();
    private final PickQueueModel model = new PickQueueModel(desks.desk());

    @Test
    void anEmptyQueueSaysSo() {
        model.load();
        assertThat(model.frame().instructionProperty().get()).startsWith("Nothing waits to be picked");
        assertThat(model.frame().progressProperty().get()).isEqualTo("none waiting");
    }

    @Test
    void thePrimaryKeyTakesTheNextWork() {
        press();
        assertThat(desks.routes).containsExactly(new Route.GuidedPick());
    }

    @Test
    void whenNothingIsThereOneStaysAndReadsWhatToDo() {
        desks.failure = new DomainFailure("nothing_to_do", "Nothing waits.");
        press();
        assertThat(desks.routes).isEmpty();
        assertThat(model.frame().saidProperty().get().text()).contains("Press F3");
    }

    @Test
    void aScanIsAnsweredThoughNoneIsWanted() {
        model.scan("T-0001");
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ATTENTION);
    }

    private void press() {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == ActionId.PRIMARY)
                .forEach(action -> action.run().run());
    }
}
