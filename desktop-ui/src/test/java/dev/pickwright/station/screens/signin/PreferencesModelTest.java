package dev.pickwright.station.screens.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.screens.DeskAccess;
import dev.pickwright.station.screens.Desks;
import org.junit.jupiter.api.Test;

class PreferencesModelTest {

    private final Desks desks = new Desks();
    private boolean closed;
    private final PreferencesModel model =
            new PreferencesModel(desks.deskOf(DeskAccess.operator("B-1001", "Ada", Role.PICKER)), () -> closed = true);

    @Test
    void whatIsChosenIsKeptAndShown() {
        model.otherLanguage();
        assertThat(model.languageProperty().get()).isEqualTo("Deutsch");
        model.bigger();
        model.bigger();
        assertThat(model.sizeProperty().get()).isEqualTo("130 %");
        assertThat(desks.calls).isEmpty();
        model.confirm();
        assertThat(desks.calls).containsExactly("prefer de 130", "show de 130", "again");
        assertThat(closed).isTrue();
    }

    @Test
    void sizesEndWhereTheyStopMakingSense() {
        for (int step = 0; step < 20; step++) {
            model.smaller();
        }
        assertThat(model.size()).isEqualTo(70);
        for (int step = 0; step < 20; step++) {
            model.bigger();
        }
        assertThat(model.size()).isEqualTo(400);
    }

    @Test
    void whatIsNotKeptIsNotShown() {
        desks.failure = new DomainFailure(DomainFailure.UNREACHABLE, "no");
        model.confirm();
        assertThat(closed).isFalse();
        assertThat(model.problemProperty().get()).isNotEmpty();
        assertThat(desks.calls).doesNotContain("again");
    }
}
