package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.StationSyncView;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StationSyncModelTest implements StationSyncModel.Questions {

    private final Desks desks = new Desks();
    private final List<String> asked = new ArrayList<>();
    private final StationSyncModel model = new StationSyncModel(desks.desk(), this);
    private String typed = "";

    @Override
    public void reason(String title, String hint, String confirm, Consumer<String> told) {
        asked.add(title);
        told.accept("Bench is dark");
    }

    @Override
    public void value(String title, String hint, Consumer<String> entered) {
        entered.accept(typed);
    }

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
    void oneOfTheTwoIsKeptByTheEndOfItsName() {
        look(station("Bench 2", 60, 0, true));
        typed = "00Bb";
        pressKeep();
        assertThat(desks.calls).contains("keep boot-00bb as Bench 2");
        typed = "boot";
        pressKeep();
        assertThat(model.frame().saidProperty().get().text()).startsWith("No computer that speaks");
    }

    private void pressKeep() {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == ActionId.SHORT)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
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
                null,
                clone ? List.of("boot-00aa", "boot-00bb") : List.of());
    }
}
