package dev.pickwright.model.access;

import dev.pickwright.model.Fields;

/**
 * A new operator.
 * Constructing it throws {@link IllegalArgumentException} if the badge or the PIN is not as said here.
 *
 * @param badge 1 to 24 characters, kept in upper case
 * @param pin 4 to 12 digits
 */
public record CreateOperator(String badge, String pin, OperatorFacts facts) {

    public CreateOperator {
        badge = Fields.code("badge", badge, 24);
        NewPin.check(pin);
        Fields.required("facts", facts);
    }

    /** Without the PIN, so that it never reaches a log. */
    @Override
    public String toString() {
        return "CreateOperator[badge=%s]".formatted(badge);
    }
}
