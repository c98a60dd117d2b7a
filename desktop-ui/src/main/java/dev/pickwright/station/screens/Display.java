package dev.pickwright.station.screens;

import java.util.Locale;

/** How the station looks to who works at it. JavaFX thread. */
public interface Display {

    /** Screens that are made from then on are in this language. @param textSize in percent of the usual size */
    void show(Locale language, int textSize);
}
