package dev.pickwright.station.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supervisor deals with dead letters on screen, by keys alone. */
class DeadLettersTest {

    private FakeBackend backend;
    private Floor floor;

    @BeforeEach
    void start() throws IOException {
        backend = new FakeBackend(0);
        Floor.startFx();
        floor = new Floor(backend.base(), "token", Path.of("target", "pictures"));
    }

    @AfterEach
    void stop() {
        floor.close();
        backend.close();
    }

    private void openCauses() {
        floor.signIn("B-1003", "3333", "All fulfillments");
        floor.seeProgress("live");
        floor.picture("board-with-dead-letters");
        floor.press(KeyCode.F5);
    }

    @Test
    void noneIsGoodNews() {
        openCauses();
        floor.see("Every receiver got its events");
        floor.picture("dead-none");
        floor.press(KeyCode.ESCAPE);
        floor.see("All fulfillments");
    }

    @Test
    void oneIsReadAndSentAgain() {
        someAreDead();
        openCauses();
        floor.see("4 events could not be delivered");
        floor.picture("dead-causes");
        floor.press(KeyCode.DOWN);
        floor.press(KeyCode.F10);
        floor.see("3 events that shop did not get");
        floor.seeText("#letter-reason", "HTTP 503: the answer was");
        floor.picture("dead-letter");
        floor.toggleTheme();
        floor.picture("dead-letter");
        floor.toggleTheme();
        floor.press(KeyCode.F6);
        floor.picture("dead-letter-read-on");
        floor.press(KeyCode.F10);
        floor.hear("picklist.completed goes to shop again now, and the 12 behind it after it.");
        floor.see("2 events that shop did not get");
        assertThat(backend.deadLetters()).isEqualTo(3);
    }

    @Test
    void oneIsDiscardedWithAReason() {
        someAreDead();
        openCauses();
        floor.see("4 events");
        floor.press(KeyCode.F10);
        floor.see("1 event that erp did not get");
        floor.seeNode("payload");
        floor.press(KeyCode.F5);
        floor.seeNode("reason-field");
        floor.picture("dead-discard");
        floor.press(KeyCode.F10);
        assertThat(backend.deadLetters()).isEqualTo(4);
        floor.type("Made by a test order");
        floor.press(KeyCode.F10);
        floor.hear("Discarded: erp never gets");
        floor.see("None is left with this cause");
        floor.picture("dead-discarded");
        floor.press(KeyCode.ESCAPE);
        floor.see("3 events could not be delivered");
    }

    @Test
    void allOfOneCauseAreSentAgainAfterAQuestion() {
        someAreDead();
        openCauses();
        floor.see("4 events");
        floor.press(KeyCode.DOWN);
        floor.press(KeyCode.F7);
        floor.seeText(".overlay-title", "Send 3 events to shop again?");
        floor.picture("dead-replay-all");
        floor.press(KeyCode.F7);
        assertThat(backend.deadLetters()).isEqualTo(4);
        floor.press(KeyCode.F10);
        floor.hear("3 events go to shop again now.");
        floor.see("1 event could not be delivered");
        floor.picture("dead-replayed-all");
    }

    @Test
    void thatSomebodyWasFasterIsSaid() {
        someAreDead();
        openCauses();
        floor.see("4 events");
        floor.press(KeyCode.F10);
        floor.see("1 event that erp did not get");
        floor.seeNode("payload");
        backend.noneIsDead();
        floor.press(KeyCode.F10);
        floor.hear("Somebody was faster");
        floor.see("None is left with this cause");
    }

    private void someAreDead() {
        backend.unroutable(12);
        backend.dead("shop", "HTTP 503", "picklist.completed", 12);
        backend.dead("shop", "HTTP 503", "pick.confirmed", 0);
        backend.dead("shop", "HTTP 503", "pick.confirmed", 1_000);
        backend.dead("erp", "HTTP 400", "order.accepted", 2);
    }
}
