package dev.pickwright.station.bootstrap;

import dev.pickwright.station.backend.api.ConnectGateway;
import dev.pickwright.station.platform.feedback.Earcons;
import dev.pickwright.station.platform.fx.FxExecutor;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.platform.nav.Shell;
import dev.pickwright.station.platform.scan.ScanRouter;
import dev.pickwright.station.platform.task.VirtualThreadTasks;
import dev.pickwright.station.platform.theme.Theme;
import dev.pickwright.station.screens.connect.ConnectScreen;
import dev.pickwright.station.screens.connect.UpdateScreen;
import java.net.URI;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** The window of a station, on its way to a central and at work. JavaFX thread. */
public final class ConnectWindow {

    private ConnectWindow() {}

    /**
     * Finds the way there, and goes on.
     *
     * @param stage the window, with a scene whose size is kept
     * @param retired whether the central does not know the station any more
     */
    public static void connect(
            Stage stage, Earcons earcons, ConnectGateway central, URI server, boolean retired, Runnable connected) {
        show(
                stage,
                navigator -> new ConnectScreen(
                        navigator,
                        new VirtualThreadTasks(new FxExecutor()),
                        earcons,
                        central,
                        server,
                        retired,
                        connected));
    }

    /**
     * Asks before a newer version takes over what is not at central yet.
     *
     * @param stage the window, with a scene whose size is kept
     */
    public static void update(Stage stage, Earcons earcons, long waiting, Runnable update) {
        show(stage, navigator -> new UpdateScreen(earcons, waiting, update, stage::close));
    }

    private static void show(Stage stage, Function<Navigator, Screen> screen) {
        Screen[] made = new Screen[1];
        Shell shell = new Shell(route -> made[0]);
        made[0] = screen.apply(shell);
        Scene scene = new Scene(
                shell.root(), stage.getScene().getWidth(), stage.getScene().getHeight());
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

    /** Goes on to work; closing the window says first what waits for central. */
    public static void work(Stage stage, StationGraph graph) {
        stage.setScene(graph.scene(stage.getScene().getWidth(), stage.getScene().getHeight()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            graph.leave(stage::close);
        });
    }
}
