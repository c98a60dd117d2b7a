package dev.pickwright.station.platform.nav;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.platform.input.Action;
import java.util.List;

/** What scans and function keys go to: the screen, or the overlay that lies over it. */
public interface InputTarget {

    void scan(String code, EntryMode entry);

    /** What can be done now; a key that is not among them does nothing. */
    List<Action> actions();

    /** Whether a text field wants the keys that are no scan and no action. */
    default boolean takesText() {
        return false;
    }

    /** Whether Enter ends the text; not where what a scanner types could be taken for it. */
    default boolean enterEnds() {
        return true;
    }

    /** Whether a scan is told from what is typed and comes to {@link #scan} too; its characters are in the field then. */
    default boolean hearsScans() {
        return false;
    }
}
