package dev.pickwright.station.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.station.bootstrap.ConnectWindow;
import dev.pickwright.station.fixture.Fx;
import dev.pickwright.station.platform.i18n.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newer version that finds work of the older one which is not at central. */
class UpdateTest {

    private final AtomicInteger updates = new AtomicInteger();
    private Stage stage;

    @BeforeEach
    void ask() throws Exception {
        Messages.speak(Locale.ENGLISH);
        Fx.run(() -> {
            stage = new Stage();
            stage.setScene(new Scene(new StackPane(), 980, 760));
            stage.show();
            ConnectWindow.update(stage, outcome -> {}, 104, updates::incrementAndGet);
        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(stage::close);
    }

    private void press(KeyCode key) throws Exception {
        Fx.run(() -> new SimulatedInput(stage.getScene()).press(key));
    }

    @Test
    void itSaysWhatIsOnlyHereAndUpdatesWhenToldTo() throws Exception {
        Fx.run(() -> {
            assertThat(((Label) stage.getScene().lookup("#update-waiting")).getText())
                    .isEqualTo("104 operations that were saved by the version before are only on this computer.");
            ScenePng.write(stage.getScene(), Path.of("target", "pictures", "update.png"));
        });
        press(KeyCode.ENTER);
        assertThat(updates).hasValue(0);
        press(KeyCode.F10);
        assertThat(updates).hasValue(1);
    }

    @Test
    void whoClosesLeavesEverythingAsItIs() throws Exception {
        press(KeyCode.ESCAPE);
        Fx.run(() -> assertThat(stage.isShowing()).isFalse());
        assertThat(updates).hasValue(0);
    }
}
