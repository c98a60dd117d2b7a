package dev.pickwright.station.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of stations, and the warning of a station that nobody touches, on screen. */
class StationsTest {

    private FakeBackend backend;
    private Floor floor;

    @BeforeEach
    void start() throws IOException {
        backend = new FakeBackend(0);
        backend.station("Bench 1", "zebra-1", Duration.ofSeconds(20));
        backend.station("Bench 2", null, Duration.ofHours(3));
        Floor.startFx();
        // The warning begins a minute before, so it comes with the first looks at the clock.
        floor = new Floor(backend.base(), "token", Path.of("target", "pictures"), Duration.ofSeconds(61));
        floor.signIn("B-1003", "3333", "All fulfillments");
    }

    @AfterEach
    void stop() {
        floor.close();
        backend.close();
    }

    private void openStations() {
        floor.press(KeyCode.F9);
        floor.seeNode("people");
        floor.see("Scan a badge, or choose");
        floor.press(KeyCode.F3);
        floor.see("Choose a station");
    }

    @Test
    void aNewStationGetsACodeThatIsReadFromAfar() {
        openStations();
        floor.picture("stations");
        floor.press(KeyCode.F10);
        floor.seeText(".overlay-title", "Name of the new station at LON");
        floor.type("Bench 3");
        floor.press(KeyCode.F10);
        floor.seeText("#station-code", "K7QM-2XWP");
        floor.seeText("#station-code-left", "Works for 9 min");
        floor.picture("station-code");
        floor.press(KeyCode.ESCAPE);
        floor.seeGone("station-code");
    }

    @Test
    void oneIsRetiredAfterAQuestion() {
        openStations();
        floor.press(KeyCode.F5);
        floor.seeText(".overlay-title", "Retire Bench 1?");
        floor.picture("station-retire");
        floor.press(KeyCode.F5);
        assertThat(backend.stations()).hasSize(2);
        floor.press(KeyCode.F10);
        floor.hear("Bench 1 gets nothing any more");
        assertThat(backend.stations()).hasSize(1);
    }

    @Test
    void whereNobodyTouchesAnythingItWarnsUntilAKeyIsPressed() {
        floor.seeText("#idle-warning", "This station locks in");
        floor.picture("idle-warning");
        floor.press(KeyCode.SHIFT);
        floor.seeNothing("idle-warning");
    }
}
