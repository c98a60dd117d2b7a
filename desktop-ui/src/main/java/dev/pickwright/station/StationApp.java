package dev.pickwright.station;

import dev.pickwright.backend.EmbeddedBackend;
import dev.pickwright.model.ProblemException;
import dev.pickwright.station.bootstrap.StationGraph;
import dev.pickwright.station.platform.feedback.JavaSoundEarcons;
import dev.pickwright.station.platform.fx.FxExecutor;
import dev.pickwright.station.platform.i18n.Messages;
import java.nio.file.Path;
import java.time.Duration;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window: a line while the backend starts, then the sign-in screen. */
public final class StationApp extends Application {

    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;

    /** After so many seconds without input the station locks. */
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("pickwright.idle-lock", 300));

    private volatile @Nullable EmbeddedBackend backend;

    @Override
    public void start(Stage stage) {
        Path data = Path.of(getParameters().getRaw().getFirst());
        Label starting = new Label(Messages.text("app.starting"));
        stage.setScene(new Scene(new StackPane(starting), WIDTH, HEIGHT));
        stage.setTitle(Messages.text("app.name"));
        stage.show();
        FxExecutor fx = new FxExecutor();
        Thread.ofVirtual().name("backend-start").start(() -> {
            try {
                EmbeddedBackend started = EmbeddedBackend.start(data);
                backend = started;
                fx.execute(() -> stage.setScene(new StationGraph(
                                started.baseUrl(), started.token(), "station", new JavaSoundEarcons(), IDLE)
                        .scene(stage.getScene().getWidth(), stage.getScene().getHeight())));
            } catch (ProblemException e) {
                fx.execute(() -> refuse(starting, e));
            }
        });
    }

    /** The sentence stays in the window, and the process ends with 1 once that is closed. */
    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private void refuse(Label where, ProblemException e) {
        System.err.println(e.detail());
        where.setText(e.detail());
        where.setWrapText(true);
        StationLauncher.failed();
    }

    @Override
    public void stop() {
        EmbeddedBackend running = backend;
        if (running != null) {
            running.close();
        }
        Platform.exit();
    }
}
