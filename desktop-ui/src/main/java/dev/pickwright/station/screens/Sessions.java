package dev.pickwright.station.screens;

import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.station.backend.api.AuthGateway;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Parked;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Who works at this station. The work of those who were locked or whom another one's badge took over from is kept as
 * they left it, and shown again to themselves only. JavaFX thread.
 */
public final class Sessions {

    private static final int USUAL_TEXT = 100;

    private final Navigator navigator;
    private final Tasks tasks;
    private final AuthGateway auth;
    private final Display display;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final Map<OperatorId, Sitting> sittings = new HashMap<>();
    private final ReadOnlyStringWrapper who = new ReadOnlyStringWrapper("");
    private @Nullable Sitting current;
    private @Nullable Sitting last;
    private Runnable changed = () -> {};

    Sessions(Navigator navigator, Tasks tasks, AuthGateway auth, Display display) {
        this.navigator = navigator;
        this.tasks = tasks;
        this.auth = auth;
        this.display = display;
    }

    /** @param told whenever somebody comes or goes */
    void whenChanged(Runnable told) {
        changed = told;
    }

    @Nullable
    Sitting current() {
        return current;
    }

    /** Null if nobody is signed in. */
    public @Nullable OperatorView operator() {
        return current == null ? null : current.operator();
    }

    /** Whose work was on screen last and waits; null if it ended. */
    public @Nullable OperatorView locked() {
        return current != null || last == null ? null : last.operator();
    }

    /** Operator and site, for the top of the frame; empty if nobody is signed in. */
    public ReadOnlyStringProperty who() {
        return who.getReadOnlyProperty();
    }

    /**
     * Signs in, and shows the operator's work, if that goes well.
     *
     * @param pin null where the badge alone may be enough
     */
    public void signIn(String badge, @Nullable String pin, Consumer<Exception> refused) {
        tasks.run(lane, () -> auth.signIn(badge, pin), this::signedIn, refused);
    }

    void signedIn(OperatorView operator) {
        Sitting sitting = sittings.computeIfAbsent(operator.id(), id -> new Sitting(operator));
        boolean goesOn = sitting.goesOnAs(operator);
        sitting.is(operator);
        current = sitting;
        last = sitting;
        show(operator);
        Parked left = sitting.unpark();
        if (goesOn && left != null) {
            navigator.bringBack(left);
            sitting.deliver();
        } else {
            sitting.forget();
            navigator.go(new Route.Home());
        }
        changed.run();
    }

    private void show(OperatorView operator) {
        display.show(Locale.forLanguageTag(operator.language()), operator.textSize());
        who.set(Messages.text("frame.who", operator.name(), operator.warehouse()));
    }

    /** Hides the work until its operator's badge is scanned. */
    public void lock() {
        leave(new Route.SignIn());
    }

    /** The badge was scanned in the middle of somebody else's work. */
    void change(String badge) {
        leave(new Route.SignIn(badge));
    }

    private void leave(Route to) {
        Sitting left = current;
        if (left != null) {
            current = null;
            who.set("");
            left.park(navigator.park());
            endAtBackend(auth::lock);
            navigator.go(to);
            changed.run();
        }
    }

    /** Ends the session; the screen changes at once, whatever the backend says. */
    public void signOut() {
        Sitting left = current;
        if (left != null) {
            sittings.remove(left.operator().id());
            current = null;
            last = null;
            who.set("");
            display.show(Locale.getDefault(), USUAL_TEXT);
            navigator.go(new Route.SignIn());
            endAtBackend(auth::signOut);
            changed.run();
        }
    }

    /** A session that the backend cannot be told of ends there by itself. */
    private void endAtBackend(Runnable call) {
        tasks.run(
                lane,
                () -> {
                    call.run();
                    return true;
                },
                done -> {},
                failure -> {});
    }

    /**
     * Shows the station as the operator wants it from now on, once the backend has kept that.
     *
     * @param kept called before the screen changes
     */
    public void prefer(String language, int textSize, Runnable kept, Consumer<Exception> refused) {
        Sitting mine = Objects.requireNonNull(current);
        OperatorView was = mine.operator();
        tasks.run(
                lane,
                () -> {
                    auth.prefer(language, textSize);
                    return true;
                },
                done -> {
                    mine.is(new OperatorView(
                            was.id(), was.badge(), was.name(), was.roles(), was.warehouse(), language, textSize));
                    if (mine == current) {
                        kept.run();
                        show(mine.operator());
                        navigator.again();
                    }
                },
                refused);
    }
}
