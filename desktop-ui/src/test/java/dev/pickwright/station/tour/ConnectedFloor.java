package dev.pickwright.station.tour;

import static org.awaitility.Awaitility.await;

import dev.pickwright.station.backend.http.EnrolmentFile;
import dev.pickwright.station.bootstrap.ConnectedStation;
import dev.pickwright.station.fixture.Fx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** A station without a backend of its own, driven by keys and read off its screen. Used from a thread that is not JavaFX's. */
final class ConnectedFloor implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "pictures");

    private Stage stage;

    ConnectedFloor(URI server, Path folder, Clock clock) throws Exception {
        Fx.run(() -> {
            stage = new Stage();
            stage.setScene(new Scene(new StackPane(), 980, 760));
            stage.show();
            new ConnectedStation(server, new EnrolmentFile(folder), clock, outcome -> {}, Duration.ofMinutes(5), stage)
                    .start();
        });
    }

    /** Waits until the label shows the text. @return all of it */
    String see(String id, String text) {
        return until(id, shown -> shown.contains(text));
    }

    /** Waits until the progress at the top right contains the text. */
    void seeProgress(String text) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            AtomicReference<String> shown = new AtomicReference<>("");
            Fx.run(() ->
                    shown.set(stage.getScene().lookup(".progress-text") instanceof Label label ? label.getText() : ""));
            return shown.get().contains(text);
        });
    }

    /** Waits until the label is there. @return what it shows */
    String see(String id) {
        return until(id, shown -> !shown.isEmpty());
    }

    private String until(String id, Function<String, Boolean> good) {
        AtomicReference<String> last = new AtomicReference<>("");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            last.set(text(id));
            return good.apply(last.get());
        });
        return last.get();
    }

    private String text(String id) throws Exception {
        AtomicReference<String> text = new AtomicReference<>("");
        Fx.run(() -> text.set(stage.getScene().lookup("#" + id) instanceof Label label ? label.getText() : ""));
        return text.get();
    }

    void press(KeyCode key) throws Exception {
        Fx.run(() -> input().press(key));
    }

    void type(String text) throws Exception {
        Fx.run(() -> input().type(text));
    }

    void scan(String code) throws Exception {
        Fx.run(() -> input().scan(code));
    }

    /** By badge and PIN. */
    void signIn(String badge, String pin) throws Exception {
        scan(badge);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            AtomicReference<Boolean> there = new AtomicReference<>(false);
            Fx.run(() -> there.set(stage.getScene().lookup(".overlay-card") != null));
            return there.get();
        });
        type(pin);
        press(KeyCode.F10);
    }

    void picture(String name) throws Exception {
        Fx.run(() -> ScenePng.write(stage.getScene(), PICTURES.resolve(name + ".png")));
    }

    private SimulatedInput input() {
        return new SimulatedInput(stage.getScene());
    }

    @Override
    public void close() throws Exception {
        Fx.run(stage::close);
    }
}
