package dev.pickwright.station;

import dev.pickwright.backend.EmbeddedBackend;
import dev.pickwright.model.ProblemException;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.backend.http.EnrolmentFile;
import dev.pickwright.station.backend.http.OwnBackend;
import dev.pickwright.station.bootstrap.ConnectWindow;
import dev.pickwright.station.bootstrap.ConnectedStation;
import dev.pickwright.station.bootstrap.StationGraph;
import dev.pickwright.station.platform.feedback.JavaSoundEarcons;
import dev.pickwright.station.platform.fx.FxExecutor;
import dev.pickwright.station.platform.i18n.Messages;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

    /** The name of the one station of an embedded backend. */
    private static final String STATION = "station";

    /** After so many seconds without input the station locks. */
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("pickwright.idle-lock", 300));

    private volatile @Nullable EmbeddedBackend backend;

    @Override
    public void start(Stage stage) {
        StationStart start = StationStart.of(getParameters().getRaw());
        Label starting = new Label(Messages.text("app.starting"));
        stage.setScene(new Scene(new StackPane(starting), WIDTH, HEIGHT));
        stage.setTitle(Messages.text("app.name"));
        stage.show();
        try {
            EnrolmentFile file = new EnrolmentFile(start.data());
            Optional<URI> central = start.central();
            Optional<URI> server =
                    central.isPresent() && start.server().isEmpty() ? Optional.empty() : start.server(file);
            if (server.isPresent()) {
                new ConnectedStation(server.get(), file, Clock.systemUTC(), new JavaSoundEarcons(), IDLE, stage)
                        .start();
            } else {
                startOnOwnBackend(stage, start.data(), central, starting);
            }
        } catch (DomainFailure e) {
            refuse(starting, String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            refuse(starting, e.detail());
        }
    }

    private void startOnOwnBackend(Stage stage, Path data, Optional<URI> central, Label starting) {
        FxExecutor fx = new FxExecutor();
        Thread.ofVirtual().name("backend-look").start(() -> {
            try {
                long waiting = EmbeddedBackend.waitingOfOlderVersion(data);
                fx.execute(() -> {
                    if (waiting == 0) {
                        startBackend(stage, data, central, starting);
                    } else {
                        ConnectWindow.update(stage, new JavaSoundEarcons(), waiting, () -> {
                            stage.setScene(new Scene(new StackPane(starting), WIDTH, HEIGHT));
                            startBackend(stage, data, central, starting);
                        });
                    }
                });
            } catch (ProblemException e) {
                fx.execute(() -> refuse(starting, e.detail()));
            }
        });
    }

    private void startBackend(Stage stage, Path data, Optional<URI> central, Label starting) {
        FxExecutor fx = new FxExecutor();
        Thread.ofVirtual().name("backend-start").start(() -> {
            try {
                EmbeddedBackend started =
                        central.isPresent() ? EmbeddedBackend.start(data, central.get()) : EmbeddedBackend.start(data);
                backend = started;
                fx.execute(() ->
                        central.ifPresentOrElse(there -> connect(stage, started, there), () -> work(stage, started)));
            } catch (ProblemException e) {
                fx.execute(() -> refuse(starting, e.detail()));
            }
        });
    }

    private static void connect(Stage stage, EmbeddedBackend started, URI central) {
        ConnectWindow.connect(
                stage,
                new JavaSoundEarcons(),
                new OwnBackend(started.baseUrl(), started.token(), STATION, central),
                central,
                false,
                () -> work(stage, started));
    }

    private static void work(Stage stage, EmbeddedBackend started) {
        ConnectWindow.work(
                stage, new StationGraph(started.baseUrl(), started.token(), STATION, new JavaSoundEarcons(), IDLE));
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
