package dev.pickwright.model.fulfillment;

/**
 * The body of a command that is not done without a reason.
 * Constructing it throws {@link IllegalArgumentException} if it is blank or longer.
 *
 * @param reason 1 to 200 characters
 */
public record StatedReason(String reason) {
    public StatedReason {
        if (reason.isBlank() || reason.length() > 200) {
            throw new IllegalArgumentException("reason has 1 to 200 characters");
        }
        reason = reason.strip();
    }
}
