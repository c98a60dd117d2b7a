package dev.pickwright.station.screens.packer;

import java.util.function.Consumer;

/** What the bench asks for in between; the screen lays it over itself. */
interface Questions {

    /**
     * @param initial what stands there at first
     * @param entered gets what was typed, not blank
     */
    void value(String title, String hint, String initial, Consumer<String> entered);

    /** Why packing failed. */
    void cause(PackCause causes, Runnable confirmed);
}
