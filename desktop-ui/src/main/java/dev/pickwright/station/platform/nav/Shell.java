package dev.pickwright.station.platform.nav;

import java.util.function.Function;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The one window's content: the screen, and over it at most one overlay. */
public final class Shell implements Navigator {

    private final StackPane root = new StackPane();
    private final Region veil = new Region();
    private final Function<Route, Screen> screens;
    private @Nullable Screen screen;
    private @Nullable Overlay overlay;
    private @Nullable Route route;

    /** @param screens makes the screen of a route */
    public Shell(Function<Route, Screen> screens) {
        this.screens = screens;
        root.getStyleClass().add("shell");
        veil.getStyleClass().add("veil");
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
        Screen next = screens.apply(to);
        route = to;
        screen = next;
        keepFocus();
        root.getChildren().setAll(next.root());
        next.onShow();
    }

    @Override
    public void open(Overlay next) {
        closeOverlay();
        overlay = next;
        root.getChildren().addAll(veil, next.root());
        // A key that follows at once must find a field that can take it, not one that waits for its first pulse.
        next.root().applyCss();
        next.onShow();
    }

    @Override
    public void closeOverlay() {
        if (overlay != null) {
            keepFocus();
            root.getChildren().removeAll(veil, overlay.root());
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

    /** Where input goes; null before the first screen. */
    public @Nullable InputTarget target() {
        return overlay != null ? overlay : screen;
    }

    public @Nullable Route route() {
        return route;
    }

    public @Nullable Screen screen() {
        return screen;
    }
}
