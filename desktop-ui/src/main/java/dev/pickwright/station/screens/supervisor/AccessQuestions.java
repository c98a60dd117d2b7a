package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.StationCode;
import java.util.Set;
import java.util.function.Consumer;

/** What the lists of operators and stations ask for in between; the screen lays it over itself. */
interface AccessQuestions {

    /**
     * @param initial what stands there at first
     * @param entered gets what was typed, not blank
     */
    void value(String title, String hint, String initial, Consumer<String> entered);

    /** @param entered gets what was typed, 4 to 12 digits */
    void newPin(String title, Consumer<String> entered);

    /** @param chosen gets at least one */
    void roles(String title, Set<Role> initial, Consumer<Set<Role>> chosen);

    void confirm(String title, String detail, String confirm, Runnable confirmed);

    /** Shows a code until it is closed or expires. */
    void code(StationCode code);
}
