package dev.pickwright.station.screens;

import dev.pickwright.model.access.OperatorView;
import dev.pickwright.station.backend.api.AuthGateway;
import dev.pickwright.station.backend.api.BoardGateway;
import dev.pickwright.station.backend.api.DeadLetterGateway;
import dev.pickwright.station.backend.api.Gateways;
import dev.pickwright.station.backend.api.LiveGateway;
import dev.pickwright.station.backend.api.PackGateway;
import dev.pickwright.station.backend.api.PickGateway;
import dev.pickwright.station.backend.api.StockGateway;
import dev.pickwright.station.backend.api.WorkListGateway;
import dev.pickwright.station.controls.EntryOverlay;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Earcons;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What every screen of one station shares. JavaFX thread. */
public final class Desk {

    private final Navigator navigator;
    private final Tasks tasks;
    private final Earcons earcons;
    private final Clock clock;
    private final Gateways backend;
    private final Tasks.Lane sessions = new Tasks.Lane();
    private final ReadOnlyStringWrapper who = new ReadOnlyStringWrapper("");
    private @Nullable OperatorView operator;

    public Desk(Navigator navigator, Tasks tasks, Earcons earcons, Clock clock, Gateways backend) {
        this.navigator = navigator;
        this.tasks = tasks;
        this.earcons = earcons;
        this.clock = clock;
        this.backend = backend;
    }

    public Navigator navigator() {
        return navigator;
    }

    public Tasks tasks() {
        return tasks;
    }

    public Clock clock() {
        return clock;
    }

    public AuthGateway auth() {
        return backend.auth();
    }

    public PickGateway picking() {
        return backend.picking();
    }

    public PackGateway packing() {
        return backend.packing();
    }

    public BoardGateway board() {
        return backend.board();
    }

    public WorkListGateway workLists() {
        return backend.workLists();
    }

    public StockGateway stock() {
        return backend.stock();
    }

    public DeadLetterGateway deadLetters() {
        return backend.deadLetters();
    }

    public LiveGateway live() {
        return backend.live();
    }

    /** Keeps signing in and out in order. */
    public Tasks.Lane sessions() {
        return sessions;
    }

    public FrameModel frame() {
        return new FrameModel(earcons);
    }

    /** Operator and site, for the top of the frame. */
    public ObservableValue<String> who() {
        return who.getReadOnlyProperty();
    }

    /** Null before sign-in. */
    public @Nullable OperatorView operator() {
        return operator;
    }

    public void signedIn(OperatorView signedIn) {
        operator = signedIn;
        who.set(Messages.text("frame.who", signedIn.name(), signedIn.warehouse()));
        navigator.go(new Route.Home());
    }

    /** Ends the session; the screen changes at once, whatever the backend says. */
    public void signOut() {
        operator = null;
        who.set("");
        navigator.go(new Route.SignIn());
        tasks.run(
                sessions,
                () -> {
                    auth().signOut();
                    return true;
                },
                done -> {},
                failure -> {});
    }

    public Action signOutAction() {
        return new Action(ActionId.SIGN_OUT, Messages.text("action.sign_out"), this::signOut);
    }

    /** Types a code that will not scan. */
    public Action manualEntry(Consumer<String> entered) {
        return new Action(
                ActionId.MANUAL_ENTRY,
                Messages.text("action.type_code"),
                () -> navigator.open(new EntryOverlay(
                        navigator,
                        Messages.text("entry.code_title"),
                        Messages.text("entry.code_hint"),
                        "",
                        false,
                        entered)));
    }
}
