package dev.pickwright.station.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.SyncStatus.Link;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.controls.ConfirmOverlay;
import dev.pickwright.station.platform.nav.Route;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SyncWatchTest {

    private static final FulfillmentId ONE = new FulfillmentId(new UUID(0, 1));

    private final Desks desks = new Desks();
    private final Desk desk = desks.desk();
    private final SyncWatch watch = desk.watch();

    private void look(long waiting) {
        desks.sync.status = DeskSync.status(Link.NO_CENTRAL, desks.now, waiting, 0);
        watch.tick();
    }

    @Test
    void aStationWithoutACentralIsNotAskedAgain() {
        watch.tick();
        assertThat(watch.hasCentral()).isFalse();
        desks.sync.status = DeskSync.online(desks.now);
        watch.tick();
        assertThat(watch.hasCentral()).isFalse();
    }

    @Test
    void whereTheWorkStandsIsSeenWithoutBeingAsked() {
        var standing = watch.standing(ONE);
        desks.sync.standings = Map.of(ONE, OperationStanding.SAVED);
        look(1);
        assertThat(standing.getValue()).contains(OperationStanding.SAVED);
        desks.sync.standings = Map.of(ONE, OperationStanding.CONFIRMED);
        look(0);
        assertThat(standing.getValue()).contains(OperationStanding.CONFIRMED);
        assertThat(watch.standing(new FulfillmentId(new UUID(0, 2))).getValue()).isEqualTo(Optional.empty());
    }

    @Test
    void whereNothingMovesOnlyTheCountsAreLookedUp() {
        look(0);
        look(0);
        look(0);
        assertThat(desks.sync.standingsAsked).isEqualTo(1);
    }

    @Test
    void aBackendThatIsSilentForSecondsIsSaidAndWhatWasKnownStays() {
        look(7);
        desks.sync.failure = new DomainFailure(DomainFailure.UNREACHABLE, "refused");
        for (int look = 0; look < 4; look++) {
            watch.tick();
        }
        assertThat(watch.silentProperty().get()).isFalse();
        watch.tick();
        assertThat(watch.silentProperty().get()).isTrue();
        assertThat(watch.waiting()).isEqualTo(7);
        desks.sync.failure = null;
        watch.tick();
        assertThat(watch.silentProperty().get()).isFalse();
    }

    @Test
    void whoLeavesIsToldWhatWaitsAndLeavesAfterThat() {
        desks.signIn(desk, DeskAccess.operator("B-1001", "Ada"));
        look(104);
        desk.signOutAction().run().run();
        assertThat(desks.overlay).isInstanceOf(ConfirmOverlay.class);
        assertThat(desks.routes).isEmpty();
        desks.overlay.actions().getLast().run().run();
        assertThat(desks.routes).containsExactly(new Route.SignIn());
    }

    @Test
    void whereNothingWaitsNobodyIsAsked() {
        desks.signIn(desk, DeskAccess.operator("B-1001", "Ada"));
        look(0);
        desk.signOutAction().run().run();
        assertThat(desks.overlay).isNull();
        assertThat(desks.routes).containsExactly(new Route.SignIn());
    }
}
