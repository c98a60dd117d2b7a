package dev.pickwright.model.access;

/**
 * Signs an operator in at a station.
 *
 * @param badge the badge's code, compared without case
 * @param pin 4 to 12 digits
 * @param station the station's name
 */
public record SignIn(String badge, String pin, String station) {

    /** Without the PIN, so that it never reaches a log. */
    @Override
    public String toString() {
        return "SignIn[badge=%s, station=%s]".formatted(badge, station);
    }
}
