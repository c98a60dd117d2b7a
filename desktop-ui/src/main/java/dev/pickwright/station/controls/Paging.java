package dev.pickwright.station.controls;

import javafx.scene.control.ScrollPane;

/** Reads what does not fit on the screen by one key. */
public final class Paging {

    private static final double PART = 0.8;

    private Paging() {}

    /** What scrolls by {@link #readOn} and by touch, never by focus. */
    public static ScrollPane pane() {
        ScrollPane pane = new ScrollPane();
        pane.setFitToWidth(true);
        pane.setFocusTraversable(false);
        pane.setMinHeight(0);
        return pane;
    }

    /** Goes on by a part of the page, and from the end back to the beginning. */
    public static void readOn(ScrollPane pane) {
        double hidden = pane.getContent().getBoundsInLocal().getHeight()
                - pane.getViewportBounds().getHeight();
        if (hidden > 0) {
            double step = PART * pane.getViewportBounds().getHeight() / hidden;
            pane.setVvalue(pane.getVvalue() >= 1 ? 0 : Math.min(1, pane.getVvalue() + step));
        }
    }
}
