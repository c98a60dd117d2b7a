package dev.pickwright.station.platform.nav;

import javafx.scene.Node;

/** Lies over a screen and takes its input until it is closed. */
public interface Overlay extends InputTarget {

    Node root();

    /** After it lies on screen; the place to ask for the focus of its own field. */
    default void onShow() {}

    /** Another operator works here now. @return whether it is to come back; not where a secret may be in it */
    default boolean park() {
        return true;
    }
}
