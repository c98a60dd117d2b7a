package dev.pickwright.station.bootstrap;

import dev.pickwright.station.backend.http.Central;
import dev.pickwright.station.backend.http.EnrolmentFile;
import dev.pickwright.station.platform.feedback.Earcons;
import dev.pickwright.station.platform.fx.FxExecutor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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
        ConnectWindow.connect(stage, earcons, central, server, retired, this::work);
    }

    private void work() {
        StationGraph graph = new StationGraph(central.api(), earcons, idleAfter);
        working = graph;
        ConnectWindow.work(stage, graph);
    }
}
