package dev.pickwright.station;

import dev.pickwright.backend.EmbeddedBackend;
import dev.pickwright.model.ProblemException;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.backend.http.EnrolmentFile;
import dev.pickwright.station.bootstrap.ConnectedStation;
import dev.pickwright.station.bootstrap.StationGraph;
import dev.pickwright.station.platform.feedback.JavaSoundEarcons;
import dev.pickwright.station.platform.fx.FxExecutor;
import dev.pickwright.station.platform.i18n.Messages;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window: a line while its own backend starts, or the way to a central; then the sign-in screen. */
public final class StationApp extends Application {

    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;

    /** After so many seconds without input the station locks. */
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("pickwright.idle-lock", 300));

    private volatile @Nullable EmbeddedBackend backend;

    @Override
    public void start(Stage stage) {
        List<String> words = getParameters().getRaw();
        Path data = Path.of(words.getFirst());
        Label starting = new Label(Messages.text("app.starting"));
        stage.setScene(new Scene(new StackPane(starting), WIDTH, HEIGHT));
        stage.setTitle(Messages.text("app.name"));
        stage.show();
        try {
            EnrolmentFile file = new EnrolmentFile(data);
            Optional<URI> central = central(file, words.subList(1, words.size()));
            if (central.isPresent()) {
                new ConnectedStation(central.get(), file, Clock.systemUTC(), new JavaSoundEarcons(), IDLE, stage)
                        .start();
            } else {
                startBackend(stage, data, starting);
            }
        } catch (DomainFailure e) {
            refuse(starting, String.valueOf(e.getMessage()));
        }
    }

    /** The one of the command line, or else the one of last time. */
    private static Optional<URI> central(EnrolmentFile file, List<String> wanted) {
        if (wanted.isEmpty()) {
            return file.server();
        }
        if (wanted.getFirst().equals(StationLauncher.NO_SERVER)) {
            file.forget();
            return Optional.empty();
        }
        return Optional.of(URI.create(wanted.getFirst().replaceAll("/$", "")));
    }

    private void startBackend(Stage stage, Path data, Label starting) {
        FxExecutor fx = new FxExecutor();
        Thread.ofVirtual().name("backend-start").start(() -> {
            try {
                EmbeddedBackend started = EmbeddedBackend.start(data);
                backend = started;
                fx.execute(() -> stage.setScene(new StationGraph(
                                started.baseUrl(), started.token(), "station", new JavaSoundEarcons(), IDLE)
                        .scene(stage.getScene().getWidth(), stage.getScene().getHeight())));
            } catch (ProblemException e) {
                fx.execute(() -> refuse(starting, e.detail()));
            }
        });
    }

    /** The sentence stays in the window, and the process ends with 1 once that is closed. */
    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private void refuse(Label where, String sentence) {
        System.err.println(sentence);
        where.setText(sentence);
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
