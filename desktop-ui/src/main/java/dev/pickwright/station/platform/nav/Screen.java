package dev.pickwright.station.platform.nav;

import javafx.scene.Parent;

/** A screen lives from {@link #onShow} to {@link #onHide}; both are called on the JavaFX thread. */
public interface Screen extends InputTarget {

    Parent root();

    void onShow();

    /** No overlay lies over it any more; the place to take back the focus for arrow keys. */
    default void onUncovered() {}

    /** Ends what it started: timers, listeners. */
    void onHide();
}
