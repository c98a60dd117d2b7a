package dev.pickwright.model.access;

/**
 * Signs an operator in at a station.
 * Constructing it throws {@link IllegalArgumentException} if a text is blank or too long.
 *
 * @param badge the badge's code, compared without case, 1 to 24 characters
 * @param pin 4 to 12 digits
 * @param station the station's name, 1 to 80 characters
 */
public record SignIn(String badge, String pin, String station) {

    public SignIn {
        check("badge", badge, 24);
        check("pin", pin, 12);
        check("station", station, 80);
    }

    private static void check(String field, String value, int max) {
        if (value.isBlank() || value.length() > max) {
            throw new IllegalArgumentException("%s has 1 to %d characters".formatted(field, max));
        }
    }

    /** Without the PIN, so that it never reaches a log. */
    @Override
    public String toString() {
        return "SignIn[badge=%s, station=%s]".formatted(badge, station);
    }
}
