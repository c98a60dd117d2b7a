package dev.pickwright.model.access;

import dev.pickwright.model.Fields;

/**
 * A supervisor lets the operator whose session asks do one action.
 * Constructing it throws {@link IllegalArgumentException} if a text is blank or too long.
 *
 * @param badge the supervisor's badge, 1 to 24 characters
 * @param pin the supervisor's
 * @param subject what the action is about: the hold's, the task's or the fulfillment's id, 1 to 80 characters
 */
public record ApproveAction(String badge, String pin, Approvable action, String subject) {

    public ApproveAction {
        badge = Fields.code("badge", badge, 24);
        pin = Fields.text("pin", pin, 12);
        Fields.required("action", action);
        subject = Fields.text("subject", subject, 80);
    }

    /** Without the PIN, so that it never reaches a log. */
    @Override
    public String toString() {
        return "ApproveAction[action=%s, subject=%s]".formatted(action, subject);
    }
}
