package dev.pickwright.model.access;

import dev.pickwright.model.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Signs an operator in at a station.
 * Constructing it throws {@link IllegalArgumentException} if a text is blank or too long.
 *
 * @param badge the badge's code, compared without case, 1 to 24 characters
 * @param pin 4 to 12 digits; null resumes a session that was opened by PIN at this station in the last eight hours
 * @param station the station's name, 1 to 80 characters; an enrolled station signs in under its own, whatever it says
 */
public record SignIn(String badge, @Nullable String pin, String station) {

    public SignIn {
        badge = Fields.code("badge", badge, 24);
        pin = Fields.optional("pin", pin, 12);
        station = Fields.text("station", station, 80);
    }

    /** Without the PIN, so that it never reaches a log. */
    @Override
    public String toString() {
        return "SignIn[station=%s]".formatted(station);
    }
}
