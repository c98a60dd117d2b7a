package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.Page;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LettersModelTest implements LettersModel.Questions {

    private final Desks desks = new Desks();
    private final LettersModel model = new LettersModel(desks.desk(), "erp", DeadLetters.CAUSE, this);
    private int asked;
    private String hint;
    private Runnable confirmed;
    private Consumer<String> told;

    @Override
    public void replayAll(String endpoint, String cause, int count, Runnable confirm) {
        asked = count;
        confirmed = confirm;
    }

    @Override
    public void readOn() {}

    @Override
    public void reason(String title, String shownHint, String confirm, Consumer<String> tell) {
        hint = shownHint;
        told = tell;
    }

    @Test
    void theFirstIsOpenedWithItsPayloadLaidOut() {
        look(DeadLetters.letter("a", 0), DeadLetters.letter("b", 0));
        assertThat(desks.calls).containsExactly("letters of erp: HTTP 500", "letter");
        assertThat(model.openedProperty().get().payload()).isEqualToIgnoringNewLines("{  \"a\" : 1}");
    }

    @Test
    void aFulfillmentIsCalledByItsNumber() {
        desks.detail = DetailModelTest.full();
        look(DeadLetters.ofLane("fulfillment"));
        assertThat(model.openedProperty().get().subject()).isEqualTo("F-000001");
        assertThat(desks.calls).containsExactly("letters of erp: HTTP 500", "letter", "detail");
    }

    @Test
    void aLookAgainAsksForNothingThatIsThereAlready() {
        DeadLetterView first = DeadLetters.letter("a", 0);
        look(first);
        desks.calls.clear();
        look(first);
        assertThat(desks.calls).containsExactly("letters of erp: HTTP 500");
    }

    @Test
    void oneIsSentAgainAndWhatFollowsItIsSaid() {
        look(DeadLetters.letter("order.accepted", 3));
        desks.letters = new Page<>(List.of(), null);
        press(ActionId.PRIMARY);
        assertThat(desks.calls).contains("replay");
        assertThat(said()).contains("order.accepted goes to erp again now, and the 3 behind it after it.");
        assertThat(model.frame().instructionProperty().get()).isEqualTo("None is left with this cause");
        assertThat(model.frame().actionsProperty().get()).extracting(Action::id).containsExactly(ActionId.BACK);
    }

    @Test
    void oneThatFailsAgainIsSaidWithItsReason() {
        UUID event = UUID.randomUUID();
        look(DeadLetters.letter(event, "a", DeadLetters.NOW, 0));
        press(ActionId.PRIMARY);
        look(DeadLetters.letter(event, "a", DeadLetters.NOW.plusSeconds(5), 0));
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(said()).isEqualTo("a failed at erp again: HTTP 500: out of order");
    }

    @Test
    void oneIsDiscardedWithAReasonAfterItIsSaidWhatIsLost() {
        look(DeadLetters.letter("a", 2));
        press(ActionId.FAIL);
        assertThat(hint).startsWith("erp never gets this event").contains("The 2 events behind it go on.");
        assertThat(desks.calls).doesNotContain("discard: test order");
        told.accept("test order");
        assertThat(desks.calls).contains("discard: test order");
        assertThat(said()).isEqualTo("Discarded: erp never gets a. The 2 events behind it go on.");
    }

    @Test
    void oneThatIsNoDeadLetterAnyMoreIsSaidAndGone() {
        look(DeadLetters.letter("a", 0));
        desks.letters = new Page<>(List.of(), null);
        desks.failure = new DomainFailure("not_found", "There is no such dead letter.");
        desks.failOnce = true;
        press(ActionId.PRIMARY);
        assertThat(said()).startsWith("Somebody was faster");
        assertThat(model.shownProperty().get().rows()).isEmpty();
    }

    @Test
    void allAreSentAgainAfterAQuestion() {
        look(DeadLetters.letter("a", 0), DeadLetters.letter("b", 0));
        press(ActionId.CHANGE);
        assertThat(asked).isEqualTo(2);
        confirmed.run();
        assertThat(desks.calls).contains("replay all of erp: HTTP 500");
        assertThat(said()).startsWith("2 events go to erp again now.");
    }

    @Test
    void whereMoreAreDeadThanAreShownTheQuestionNamesThemAll() {
        desks.letters = new Page<>(List.of(DeadLetters.letter("a", 0)), "next");
        desks.causes = List.of(DeadLetters.cause("crm", 9, 1), DeadLetters.cause("erp", 250, 1));
        model.refresh();
        press(ActionId.CHANGE);
        assertThat(asked).isEqualTo(250);
    }

    private void look(DeadLetterView... letters) {
        desks.letters = new Page<>(List.of(letters), null);
        model.refresh();
    }

    private String said() {
        return model.frame().saidProperty().get().text();
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
