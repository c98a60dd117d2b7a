package dev.pickwright.station.platform.nav;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The one window's content: the screen, and over it at most one overlay. What stops all work lies over both, and they are
 * there again afterwards as they were.
 */
public final class Shell implements Navigator {

    private final StackPane content = new StackPane();
    private final StackPane work = new StackPane(content);
    private final VBox page = new VBox(work);
    private final StackPane root = new StackPane(page);
    private final Region veil = new Region();
    private final Function<Route, Screen> screens;
    private @Nullable Screen screen;
    private @Nullable Overlay overlay;
    private @Nullable Overlay stop;
    private @Nullable Route route;

    /** @param screens makes the screen of a route */
    public Shell(Function<Route, Screen> screens) {
        this.screens = screens;
        root.getStyleClass().add("shell");
        veil.getStyleClass().add("veil");
        VBox.setVgrow(work, Priority.ALWAYS);
        // Where the text is too big for the window, its top is what stays.
        StackPane.setAlignment(page, Pos.TOP_CENTER);
    }

    public StackPane root() {
        return root;
    }

    @Override
    public void go(Route to) {
        closeOverlay();
        if (screen != null) {
            screen.onHide();
        }
        show(to, screens.apply(to));
        Objects.requireNonNull(screen).onShow();
    }

    private void show(Route to, Screen next) {
        route = to;
        screen = next;
        keepFocus();
        content.getChildren().setAll(next.root());
    }

    @Override
    public Parked park() {
        Screen left = Objects.requireNonNull(screen);
        boolean kept = left.keeps();
        if (overlay != null && !overlay.park()) {
            closeOverlay();
        }
        Overlay over = overlay;
        left.onHide();
        keepFocus();
        content.getChildren().clear();
        screen = null;
        overlay = null;
        return new Parked(Objects.requireNonNull(route), kept ? left : null, kept ? over : null);
    }

    @Override
    public void bringBack(Parked parked) {
        Screen kept = parked.screen();
        if (kept == null) {
            go(parked.route());
            return;
        }
        closeOverlay();
        if (screen != null) {
            screen.onHide();
        }
        show(parked.route(), kept);
        kept.onReturn();
        kept.onUncovered();
        if (parked.overlay() != null && overlay == null) {
            open(parked.overlay());
        }
    }

    @Override
    public void again() {
        Screen old = Objects.requireNonNull(screen);
        Route same = Objects.requireNonNull(route);
        Optional<Screen> made = old.again();
        if (made.isEmpty()) {
            go(same);
        } else {
            closeOverlay();
            old.onHide();
            show(same, made.get());
            made.get().onUncovered();
        }
    }

    @Override
    public void open(Overlay next) {
        closeOverlay();
        overlay = next;
        content.getChildren().addAll(veil, next.root());
        // A key that follows at once must find a field that can take it, not one that waits for its first pulse.
        next.root().applyCss();
        next.onShow();
    }

    @Override
    public void closeOverlay() {
        if (overlay != null) {
            keepFocus();
            content.getChildren().removeAll(veil, overlay.root());
            overlay = null;
            if (screen != null) {
                screen.onUncovered();
            }
        }
    }

    /** Keys go to what has the focus, and are lost if that is taken off the window first. */
    private void keepFocus() {
        root.requestFocus();
    }

    /** Nothing else is possible until {@link #goOn} or {@link #withdraw}. */
    public void stop(Overlay now) {
        withdraw();
        stop = now;
        keepFocus();
        work.getChildren().add(now.root());
        now.root().applyCss();
        now.onShow();
    }

    /** What stopped the work is not to be seen any more, by whoever works here now. */
    public void withdraw() {
        Overlay was = stop;
        if (was != null) {
            stop = null;
            keepFocus();
            work.getChildren().remove(was.root());
        }
    }

    /** Work goes on where it was, and what is shown of it is looked up again. */
    public void goOn() {
        withdraw();
        Screen below = screen;
        if (below != null && below.keeps()) {
            below.onReturn();
        } else if (route != null) {
            go(route);
        }
        if (overlay != null) {
            overlay.onShow();
        }
    }

    /** Stands above the screen, always. */
    public void head(Node strip) {
        page.getChildren().addFirst(strip);
    }

    /** Lies over everything, always. */
    public void pin(Node strip) {
        root.getChildren().add(strip);
    }

    /** Where input goes; null before the first screen. */
    public @Nullable InputTarget target() {
        if (stop != null) {
            return stop;
        }
        return overlay != null ? overlay : screen;
    }

    /** Whether something lies over the screen. */
    public boolean covered() {
        return overlay != null || stop != null;
    }

    public @Nullable Route route() {
        return route;
    }

    public @Nullable Screen screen() {
        return screen;
    }
}
