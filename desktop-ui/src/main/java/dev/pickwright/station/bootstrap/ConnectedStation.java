package dev.pickwright.station.bootstrap;

import dev.pickwright.station.backend.http.Central;
import dev.pickwright.station.backend.http.EnrolmentFile;
import dev.pickwright.station.platform.feedback.Earcons;
import dev.pickwright.station.platform.fx.FxExecutor;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.nav.Shell;
import dev.pickwright.station.platform.scan.ScanRouter;
import dev.pickwright.station.platform.task.VirtualThreadTasks;
import dev.pickwright.station.platform.theme.Theme;
import dev.pickwright.station.screens.connect.ConnectScreen;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A station without a backend of its own: connects to a central, works there, and stops when it is retired. JavaFX thread. */
public final class ConnectedStation {

    private final FxExecutor fx = new FxExecutor();
    private final URI server;
    private final Central central;
    private final Earcons earcons;
    private final Duration idleAfter;
    private final Stage stage;
    private @Nullable StationGraph working;

    /**
     * @param idleAfter after how long without input the station locks
     * @param stage the window, with a scene whose size is kept
     * @throws dev.pickwright.station.backend.api.DomainFailure if what the station kept cannot be read
     */
    public ConnectedStation(
            URI server, EnrolmentFile file, Clock clock, Earcons earcons, Duration idleAfter, Stage stage) {
        this.server = server;
        this.earcons = earcons;
        this.idleAfter = idleAfter;
        this.stage = stage;
        central = new Central(server, file, clock, () -> fx.execute(this::unknown));
    }

    /** Shows how far it has come. */
    public void start() {
        connect(false);
    }

    private void unknown() {
        StationGraph left = working;
        if (left != null) {
            working = null;
            left.close();
            connect(true);
        }
    }

    private void connect(boolean retired) {
        ConnectScreen[] made = new ConnectScreen[1];
        Shell shell = new Shell(route -> made[0]);
        made[0] = new ConnectScreen(shell, new VirtualThreadTasks(fx), earcons, central, server, retired, this::work);
        Scene scene = new Scene(shell.root(), width(), height());
        Theme theme = new Theme();
        theme.apply(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == ActionId.THEME.key()) {
                event.consume();
                theme.toggle(scene);
            }
        });
        new ScanRouter(shell::target).attach(scene);
        stage.setScene(scene);
        shell.go(new Route.SignIn());
    }

    private void work() {
        StationGraph graph = new StationGraph(central.api(), earcons, idleAfter);
        working = graph;
        stage.setScene(graph.scene(width(), height()));
    }

    private double width() {
        return stage.getScene().getWidth();
    }

    private double height() {
        return stage.getScene().getHeight();
    }
}
