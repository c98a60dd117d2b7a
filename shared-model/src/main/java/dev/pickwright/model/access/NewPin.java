package dev.pickwright.model.access;

import org.jspecify.annotations.Nullable;

/**
 * A PIN to be used from now on.
 * Constructing it throws {@link IllegalArgumentException} if it is no PIN.
 *
 * @param pin 4 to 12 digits
 */
public record NewPin(String pin) {

    public NewPin {
        check(pin);
    }

    static void check(@Nullable String pin) {
        if (pin == null || !pin.matches("[0-9]{4,12}")) {
            throw new IllegalArgumentException("pin has 4 to 12 digits");
        }
    }

    /** Without the PIN, so that it never reaches a log. */
    @Override
    public String toString() {
        return "NewPin[]";
    }
}
