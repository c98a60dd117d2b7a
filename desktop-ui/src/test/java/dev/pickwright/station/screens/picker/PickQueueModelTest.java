package dev.pickwright.station.screens.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    @Test
    void whyWorkWaitsIsSaidWhereNoneCanBeGiven() {
        desks.pickQueue = new PickQueueView(null, 1, List.of(row(PickQueueView.Obstacle.HOLD)), List.of());
        model.load();
        assertThat(model.frame().instructionProperty().get()).startsWith("What waits cannot be picked yet");
        desks.pickQueue = new PickQueueView(null, 1, List.of(row(null)), List.of());
        model.load();
        assertThat(model.frame().instructionProperty().get()).startsWith("Press F10 to get the next");
    }

    @Test
    void anothersPicklistIsTakenOverUnlessOneHasOne() {
        var taken = new PickQueueView.Taken(new PicklistId(UUID.randomUUID()), "P-1", "Dan", 2, 1, Instant.EPOCH);
        desks.pickTask = PickTasks.task(PickStepKind.SCAN_BIN, 0);
        desks.pickQueue = new PickQueueView(desks.pickTask, 0, List.of(), List.of(taken));
        model.load();
        assertThat(keys()).doesNotContain(ActionId.FAIL);
        desks.pickQueue = new PickQueueView(null, 0, List.of(), List.of(taken));
        model.load();
        assertThat(keys()).contains(ActionId.FAIL);
        model.takeOver(taken, "went home");
        assertThat(desks.calls).endsWith("take over: went home");
        assertThat(desks.routes).containsExactly(new Route.GuidedPick());
    }

    @Test
    void theWorkAtTheBinsIsOneKeyAway() {
        model.load();
        assertThat(keys()).contains(ActionId.SKIP, ActionId.CHANGE);
    }

    private List<ActionId> keys() {
        return model.frame().actionsProperty().get().stream().map(Action::id).toList();
    }

    private static PickQueueView.Row row(PickQueueView.@Nullable Obstacle obstacle) {
        return new PickQueueView.Row(
                new FulfillmentId(UUID.randomUUID()), "F-1", "O-1", "A", 1, 1, Instant.EPOCH, obstacle);
    }

    private void press() {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == ActionId.PRIMARY)
                .forEach(action -> action.run().run());
    }
}
