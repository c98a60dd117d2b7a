package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.StationSyncView;
import dev.pickwright.station.screens.Desks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StationSyncModelTest {

    private final Desks desks = new Desks();
    private final List<String> asked = new ArrayList<>();
    private final StationSyncModel model = new StationSyncModel(desks.desk(), (title, hint, confirm, told) -> {
        asked.add(title);
        told.accept("Bench is dark");
    });

    private void look(StationSyncView... stations) {
        desks.sync.stations = List.of(stations);
        model.refresh();
    }

    @Test
    void whoOwesSomethingAndIsSilentForTenMinutesComesFirstAndIsCounted() {
        look(
                station("Bench 1", 60, 143, false),
                station("Bench 2", 601, 1, false),
                station("Bench 3", 9_000, 0, false));
        assertThat(model.shownProperty().get().rows())
                .extracting(StationSyncView::name)
                .containsExactly("Bench 2", "Bench 1", "Bench 3");
        assertThat(model.frame().instructionProperty().get()).isEqualTo("1 station needs somebody");
    }

    @Test
    void soDoesOneThatTwoComputersSpeakFor() {
        look(station("Bench 1", 60, 0, false), station("Bench 2", 60, 0, true));
        assertThat(model.shownProperty().get().row().name()).isEqualTo("Bench 2");
        assertThat(StationSyncSentences.troubles(model.shownProperty().get().row(), desks.now))
                .singleElement()
                .asString()
                .startsWith("Two computers speak for Bench 2");
    }

    @Test
    void whatIsOwedIsSaidInWords() {
        assertThat(StationSyncSentences.troubles(station("Bench 2", 1_560, 143, false), desks.now))
                .containsExactly("It has 143 operations that central has not got; heard of it last: 26 min."
                        + " Go there: is it on, has it a network?");
    }

    @Test
    void theWorkOfAScannedFulfillmentIsTakenAwayWithAReason() {
        look(station("Bench 2", 1_560, 143, false));
        desks.carried = List.of(DetailModelTest.full().summary());
        model.scan("f-000001");
        assertThat(asked).containsExactly("Take F-000001 away from its station?");
        assertThat(desks.calls).contains("carried by F-000001", "revoke: Bench is dark");
    }

    @Test
    void aCodeOfNothingIsSaid() {
        look();
        model.scan("T-9999");
        assertThat(model.frame().saidProperty().get().text()).startsWith("T-9999 is no fulfillment");
        assertThat(asked).isEmpty();
    }

    private StationSyncView station(String name, long silentSeconds, long owed, boolean clone) {
        return new StationSyncView(
                new StationId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                name,
                "LON",
                desks.now.minusSeconds(silentSeconds),
                "0.1.0",
                owed,
                owed == 0 ? null : desks.now.minusSeconds(silentSeconds),
                0,
                1,
                2,
                0,
                0,
                1_000,
                clone,
                null);
    }
}
