package dev.pickwright.station.screens.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.StopNotice;
import dev.pickwright.model.sync.StopNotice.Goods;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StopModelTest {

    private static final Goods MUGS = new Goods("PW-001", "Mug", 3, "T-0001", "A-01");
    private static final Goods PLATES = new Goods("PW-002", "Plate", 2, "T-0001", "B-02");
    private static final Goods FOUND = new Goods("PW-003", "Spoon", 1, null, null);

    private final Desks desks = new Desks();
    private int over;

    private StopModel stopped(StopNotice.Why why, Goods... goods) {
        StopModel model = new StopModel(
                desks.desk(),
                new StopNotice(new FulfillmentId(new UUID(0, 1)), 3, "F-000001", why, List.of(goods)),
                () -> {},
                () -> over++);
        model.begin();
        return model;
    }

    private static void press(StopModel model) {
        model.frame().actionsProperty().get().getLast().run().run();
    }

    @Test
    void itIsSaidAndHeardAsAnErrorWithTheOnlyThingThatCanBeDone() {
        StopModel model = stopped(StopNotice.Why.REVOKED, MUGS);
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(model.frame().instructionProperty().get()).startsWith("F-000001 was taken away");
        assertThat(model.frame().actionsProperty().get())
                .extracting(Action::id)
                .containsExactly(ActionId.SKIP, ActionId.PRIMARY);
    }

    @Test
    void oneKeyAcknowledgesIt() {
        press(stopped(StopNotice.Why.CANCELLED, MUGS));
        assertThat(desks.calls).containsExactly("acknowledge");
        assertThat(over).isEqualTo(1);
    }

    @Test
    void soDoTheScansOfAllBins() {
        StopModel model = stopped(StopNotice.Why.REVOKED, MUGS, PLATES);
        model.scan("a-01");
        assertThat(model.isBack(MUGS)).isTrue();
        assertThat(model.isBack(PLATES)).isFalse();
        assertThat(over).isZero();
        model.scan("B-02");
        assertThat(over).isEqualTo(1);
    }

    @Test
    void whereNobodyKnowsTheBinTheScansAreNotEnough() {
        StopModel model = stopped(StopNotice.Why.REVOKED, MUGS, FOUND);
        model.scan("A-01");
        assertThat(over).isZero();
        press(model);
        assertThat(over).isEqualTo(1);
    }

    @Test
    void anotherCodeIsAnError() {
        StopModel model = stopped(StopNotice.Why.REVOKED, MUGS);
        model.scan("C-03");
        assertThat(model.frame().saidProperty().get().text()).startsWith("C-03 is not one of these bins");
        assertThat(over).isZero();
    }

    @Test
    void whatWasNotKeptIsAskedAgain() {
        StopModel model = stopped(StopNotice.Why.REVOKED);
        desks.failure = new DomainFailure(DomainFailure.UNREACHABLE, "refused");
        press(model);
        assertThat(over).isZero();
        desks.failure = null;
        press(model);
        assertThat(over).isEqualTo(1);
    }
}
