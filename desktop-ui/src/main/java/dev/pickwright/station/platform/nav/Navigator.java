package dev.pickwright.station.platform.nav;

/** Changes what is on screen. All of it on the JavaFX thread. */
public interface Navigator {

    void go(Route route);

    void open(Overlay overlay);

    /** Closes the overlay, if one is open. */
    void closeOverlay();

    /** Ends what is on screen for now; another {@link #go} has to follow. */
    Parked park();

    void bringBack(Parked parked);

    /** Makes the screen anew, as its texts are in another language now. */
    void again();
}
