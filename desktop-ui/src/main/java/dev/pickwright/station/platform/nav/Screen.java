package dev.pickwright.station.platform.nav;

import java.util.Optional;
import javafx.scene.Parent;

/** A screen lives from {@link #onShow} to {@link #onHide}; both are called on the JavaFX thread. */
public interface Screen extends InputTarget {

    Parent root();

    void onShow();

    /** No overlay lies over it any more; the place to take back the focus for arrow keys. */
    default void onUncovered() {}

    /** Ends what it started: timers, listeners. */
    void onHide();

    /**
     * Whether it knows what the backend does not, such as the step one is at: it is kept while another operator works
     * here, from {@link #onHide} to {@link #onReturn}. Others are made anew.
     */
    default boolean keeps() {
        return false;
    }

    /** Shown again as it was left; what it knows of the backend may be old. */
    default void onReturn() {}

    /** The same with all it knows, its texts in the language of now; empty where a fresh one of the route does as well. */
    default Optional<Screen> again() {
        return Optional.empty();
    }
}
