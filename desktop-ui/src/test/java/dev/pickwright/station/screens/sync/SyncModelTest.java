package dev.pickwright.station.screens.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationView;
import dev.pickwright.model.sync.SyncStatus.Link;
import dev.pickwright.model.sync.VerdictCode;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Parked;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.DeskSync;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncModelTest {

    private final Desks desks = new Desks();
    private final Desk desk = desks.desk();
    private SyncModel model;

    @BeforeEach
    void offline() {
        desks.sync.status = DeskSync.status(Link.NO_CENTRAL, desks.now, 3, 1);
        desk.watch().tick();
        model = new SyncModel(desk, new Parked(new Route.PickQueue(), null, null));
        desks.sync.operations = List.of(
                operation(1, "F-000001", OperationStanding.SAVED, null),
                operation(2, "F-000002", OperationStanding.SAVED, null),
                operation(3, "F-000002", OperationStanding.ATTENTION, VerdictCode.CANCELLED),
                operation(4, "F-000000", OperationStanding.CONFIRMED, null));
        model.refresh();
    }

    @Test
    void theFulfillmentThatNeedsSomebodyComesFirstAndStaysTogether() {
        assertThat(model.shownProperty().get().rows())
                .extracting(OperationView::number)
                .containsExactly("F-000002", "F-000002", "F-000001", "F-000000");
        assertThat(model.frame().instructionProperty().get()).startsWith("1 operation needs action");
    }

    @Test
    void theReasonIsSaidInWords() {
        assertThat(model.shownProperty().get().rows())
                .extracting(model::why)
                .containsExactly("Central does not answer", "It was cancelled before", "Central does not answer", "");
    }

    @Test
    void whatANewerBackendDidIsNamedAsItIs() {
        OperationView known = operation(1, "F-000001", OperationStanding.SAVED, null);
        assertThat(SyncModel.what(known)).isEqualTo("Scan at picking");
        assertThat(SyncModel.what(new OperationView(
                        known.id(), "teleport", null, null, null, desks.now, known.standing(), null, null)))
                .isEqualTo("teleport");
    }

    @Test
    void centralIsTriedNowAndOneGoesBackWhereOneCameFrom() {
        press(ActionId.PRIMARY);
        assertThat(desks.calls).contains("exchange");
        press(ActionId.BACK);
        assertThat(desks.routes).containsExactly(new Route.PickQueue());
    }

    @Test
    void theJournalIsSavedAndItIsSaidWhere() {
        press(ActionId.SHORT);
        assertThat(model.frame().saidProperty().get().text())
                .isEqualTo("The journal is in /home/bench2/.pickwright/exports/journal-20261126-073000-000.zip now.");
    }

    private void press(ActionId key) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == key)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private OperationView operation(int n, String number, OperationStanding standing, VerdictCode code) {
        return new OperationView(
                new OperationId(new UUID(0, n)),
                "pick_scan",
                new FulfillmentId(new UUID(1, n)),
                number,
                "Ada",
                desks.now.minusSeconds(100 - n),
                standing,
                null,
                code);
    }
}
