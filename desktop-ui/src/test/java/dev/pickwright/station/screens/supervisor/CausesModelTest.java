package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.Page;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausesModelTest {

    private final Desks desks = new Desks();
    private int asked;
    private Runnable confirmed;
    private final CausesModel model = new CausesModel(desks.desk(), this::asked);

    private void asked(String endpoint, String cause, int count, Runnable confirm) {
        asked = count;
        confirmed = confirm;
    }

    @Test
    void noDeadLetterIsGoodNews() {
        look();
        assertThat(model.frame().instructionProperty().get()).isEqualTo("Every receiver got its events");
        assertThat(model.frame().actionsProperty().get()).extracting(Action::id).containsExactly(ActionId.BACK);
    }

    @Test
    void theCauseWithTheOldestLetterComesFirstAndAllAreCounted() {
        look(DeadLetters.cause("erp", 3, 5), DeadLetters.cause("crm", 4, 60));
        assertThat(model.shownProperty().get().rows())
                .extracting(DeadLetterCause::endpoint)
                .containsExactly("crm", "erp");
        assertThat(model.frame().instructionProperty().get()).startsWith("7 events could not be delivered");
    }

    @Test
    void itsLettersAreOpened() {
        look(DeadLetters.cause("erp", 3, 5));
        press(ActionId.PRIMARY);
        assertThat(desks.routes).containsExactly(new Route.DeadLettersOf("erp", DeadLetters.CAUSE));
    }

    @Test
    void allOfOneCauseAreSentAgainAfterAQuestionThatNamesTheirNumber() {
        look(DeadLetters.cause("erp", 2, 5));
        desks.letters = new Page<>(List.of(DeadLetters.letter("a", 0), DeadLetters.letter("b", 0)), null);
        press(ActionId.CHANGE);
        assertThat(asked).isEqualTo(2);
        assertThat(desks.calls).containsExactly("causes");
        desks.causes = List.of();
        confirmed.run();
        assertThat(desks.calls).containsExactly("causes", "replay all of erp: HTTP 500", "causes");
        assertThat(model.frame().saidProperty().get().text()).startsWith("2 events go to erp again now.");
        assertThat(model.shownProperty().get().rows()).isEmpty();
    }

    @Test
    void thatSomebodyElseWasFasterIsSaid() {
        look(DeadLetters.cause("erp", 2, 5));
        press(ActionId.CHANGE);
        confirmed.run();
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ATTENTION);
        assertThat(model.frame().saidProperty().get().text()).startsWith("Somebody was faster");
    }

    @Test
    void aRefusalIsSaidInTheBackendsWords() {
        look(DeadLetters.cause("erp", 2, 5));
        press(ActionId.CHANGE);
        desks.failure = new DomainFailure("transition_refused", "The endpoint erp is disabled.");
        desks.failOnce = true;
        confirmed.run();
        assertThat(model.frame().saidProperty().get().text()).isEqualTo("The endpoint erp is disabled.");
        assertThat(model.frame().actionsProperty().get())
                .extracting(Action::id)
                .contains(ActionId.CHANGE, ActionId.PRIMARY);
    }

    @Test
    void theChosenOneStaysChosenWhenOthersCome() {
        look(DeadLetters.cause("crm", 4, 60), DeadLetters.cause("erp", 3, 5));
        model.choose(1);
        look(DeadLetters.cause("wms", 1, 90), DeadLetters.cause("crm", 4, 60), DeadLetters.cause("erp", 3, 5));
        assertThat(model.shownProperty().get().row().endpoint()).isEqualTo("erp");
    }

    private void look(DeadLetterCause... causes) {
        desks.causes = List.of(causes);
        model.refresh();
    }

    private void press(ActionId id) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }
}
