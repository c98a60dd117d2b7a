package dev.pickwright.station.bootstrap;

import dev.pickwright.station.backend.api.Gateways;
import dev.pickwright.station.backend.http.Api;
import dev.pickwright.station.backend.http.HttpAuthGateway;
import dev.pickwright.station.backend.http.HttpBoardGateway;
import dev.pickwright.station.backend.http.HttpCaseGateway;
import dev.pickwright.station.backend.http.HttpDeadLetterGateway;
import dev.pickwright.station.backend.http.HttpLiveGateway;
import dev.pickwright.station.backend.http.HttpPackGateway;
import dev.pickwright.station.backend.http.HttpPeopleGateway;
import dev.pickwright.station.backend.http.HttpPickGateway;
import dev.pickwright.station.backend.http.HttpStationGateway;
import dev.pickwright.station.backend.http.HttpStockGateway;
import dev.pickwright.station.backend.http.HttpSyncGateway;
import dev.pickwright.station.backend.http.HttpWorkListGateway;
import dev.pickwright.station.controls.Strip;
import dev.pickwright.station.platform.feedback.Earcons;
import dev.pickwright.station.platform.fx.FxExecutor;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.platform.nav.Shell;
import dev.pickwright.station.platform.scan.ScanRouter;
import dev.pickwright.station.platform.task.VirtualThreadTasks;
import dev.pickwright.station.platform.theme.Theme;
import dev.pickwright.station.screens.ApprovalOverlay;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.packer.PackScreen;
import dev.pickwright.station.screens.picker.CountScreen;
import dev.pickwright.station.screens.picker.GuidedPickScreen;
import dev.pickwright.station.screens.picker.PickQueueScreen;
import dev.pickwright.station.screens.picker.PutBackScreen;
import dev.pickwright.station.screens.signin.HomeScreen;
import dev.pickwright.station.screens.signin.OwnStationScreen;
import dev.pickwright.station.screens.signin.PreferencesOverlay;
import dev.pickwright.station.screens.signin.SignInScreen;
import dev.pickwright.station.screens.supervisor.BoardScreen;
import dev.pickwright.station.screens.supervisor.CasesScreen;
import dev.pickwright.station.screens.supervisor.CausesScreen;
import dev.pickwright.station.screens.supervisor.DetailScreen;
import dev.pickwright.station.screens.supervisor.LettersScreen;
import dev.pickwright.station.screens.supervisor.PeopleScreen;
import dev.pickwright.station.screens.supervisor.SlotsScreen;
import dev.pickwright.station.screens.supervisor.StationSyncScreen;
import dev.pickwright.station.screens.supervisor.StationsScreen;
import dev.pickwright.station.screens.supervisor.StockScreen;
import dev.pickwright.station.screens.supervisor.TimelineScreen;
import dev.pickwright.station.screens.supervisor.UnroutableScreen;
import dev.pickwright.station.screens.sync.SyncScreen;
import dev.pickwright.station.screens.sync.SyncStrip;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Wires one station to one backend, by hand. JavaFX thread. */
public final class StationGraph {

    private static final Duration LOOK = Duration.seconds(1);

    private final Shell shell = new Shell(this::screen);
    private final Theme theme = new Theme();
    private final Timeline looks = new Timeline();
    private final Desk desk;
    private @Nullable Scene scene;

    /**
     * @param token for every call to the backend at {@code base}
     * @param idleAfter after how long without input the station locks
     */
    public StationGraph(URI base, String token, String station, Earcons earcons, java.time.Duration idleAfter) {
        this(new Api(base, token, station), earcons, idleAfter);
    }

    /** @param idleAfter after how long without input the station locks */
    StationGraph(Api api, Earcons earcons, java.time.Duration idleAfter) {
        Clock clock = Clock.systemUTC();
        FxExecutor fx = new FxExecutor();
        desk = new Desk(
                shell,
                new VirtualThreadTasks(fx),
                earcons,
                clock,
                new Gateways(
                        new HttpAuthGateway(api),
                        new HttpPickGateway(api, clock),
                        new HttpPackGateway(api, clock),
                        new HttpBoardGateway(api),
                        new HttpStockGateway(api, clock),
                        new HttpWorkListGateway(api),
                        new HttpDeadLetterGateway(api),
                        new HttpLiveGateway(api, fx, clock),
                        new HttpPeopleGateway(api),
                        new HttpStationGateway(api),
                        new HttpSyncGateway(api),
                        new HttpCaseGateway(api)),
                this::show,
                idleAfter,
                asked -> shell.open(new ApprovalOverlay(shell, asked)));
    }

    private void show(Locale language, int textSize) {
        Messages.speak(language);
        if (scene != null) {
            theme.textSize(scene, textSize);
        }
    }

    /** The scene of the one window, at the sign-in screen. */
    public Scene scene(double width, double height) {
        Scene made = new Scene(shell.root(), width, height);
        scene = made;
        theme.apply(made);
        made.addEventFilter(InputEvent.ANY, event -> desk.idle().touched());
        made.addEventFilter(KeyEvent.KEY_PRESSED, event -> everywhere(made, event));
        new ScanRouter(shell::target).attach(made);
        shell.pin(new Strip("notice", "strip-notice", "mdi2a-account-check", desk.noticeProperty()));
        shell.pin(new Strip(
                "idle-warning", "strip-warning", "mdi2l-lock-clock", desk.idle().warningProperty()));
        shell.head(new SyncStrip(desk, this::openSync));
        new StopGuard(desk, shell).watch();
        looks.getKeyFrames().setAll(new KeyFrame(LOOK, event -> {
            desk.idle().tick();
            desk.watch().tick();
        }));
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
        desk.watch().tick();
        shell.go(new Route.SignIn());
        return made;
    }

    /** Keys that mean the same whatever is on screen. */
    private void everywhere(Scene made, KeyEvent event) {
        boolean signedIn = desk.operator() != null;
        if (event.getCode() == ActionId.THEME.key()) {
            event.consume();
            theme.toggle(made);
        } else if (event.getCode() == ActionId.LOCK.key() && signedIn) {
            event.consume();
            desk.sessions().lock();
        } else if (event.getCode() == ActionId.PREFERENCES.key() && signedIn && !shell.covered()) {
            event.consume();
            shell.open(new PreferencesOverlay(desk));
        } else if (event.getCode() == ActionId.SYNC.key() && syncOpens()) {
            event.consume();
            openSync();
        }
    }

    private void openSync() {
        if (syncOpens()) {
            desk.syncAction().run().run();
        }
    }

    private boolean syncOpens() {
        return desk.operator() != null
                && desk.watch().hasCentral()
                && !shell.covered()
                && !(shell.route() instanceof Route.Sync);
    }

    /** Closes the window with this, once it was said what waits for central. */
    public void leave(Runnable close) {
        desk.leave(Messages.text("leave.close"), close);
    }

    /** Ends what its screen started. */
    void close() {
        looks.stop();
        shell.park();
    }

    public Shell shell() {
        return shell;
    }

    public Theme theme() {
        return theme;
    }

    private Screen screen(Route route) {
        return switch (route) {
            case Route.SignIn signIn -> new SignInScreen(desk, signIn.badge());
            case Route.Home ignored -> new HomeScreen(desk);
            case Route.PickQueue ignored -> new PickQueueScreen(desk);
            case Route.GuidedPick ignored -> new GuidedPickScreen(desk);
            case Route.PutBacks ignored -> new PutBackScreen(desk);
            case Route.Counts ignored -> new CountScreen(desk);
            case Route.PackBench bench -> new PackScreen(desk, bench.on());
            case Route.Board ignored -> new BoardScreen(desk);
            case Route.Detail detail -> new DetailScreen(desk, detail.id());
            case Route.Unroutable waiting -> UnroutableScreen.of(desk, waiting.number());
            case Route.DeadLetters ignored -> CausesScreen.of(desk);
            case Route.DeadLettersOf of -> LettersScreen.of(desk, of.endpoint(), of.cause());
            case Route.Timeline ignored -> new TimelineScreen(desk);
            case Route.People ignored -> PeopleScreen.of(desk);
            case Route.OwnStation ignored -> new OwnStationScreen(desk);
            case Route.Stations ignored -> StationsScreen.of(desk);
            case Route.Stock ignored -> new StockScreen(desk);
            case Route.StationSync ignored -> StationSyncScreen.of(desk);
            case Route.Cases ignored -> CasesScreen.of(desk);
            case Route.Sync sync -> SyncScreen.of(desk, sync.left());
            case Route.Slots slots -> new SlotsScreen(desk, slots);
        };
    }
}
