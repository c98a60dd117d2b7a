package dev.pickwright.model.event;

import dev.pickwright.model.Fields;

/**
 * Asks that all dead letters of one endpoint with one cause be tried again.
 * Constructing it throws {@link IllegalArgumentException} if a field is blank or too long.
 *
 * @param endpoint its name, 1 to 64 characters
 * @param cause as the list of causes tells it, 1 to 80 characters
 */
public record ReplayLetters(String endpoint, String cause) {

    public ReplayLetters {
        endpoint = Fields.text("endpoint", endpoint, 64);
        cause = Fields.text("cause", cause, 80);
    }

    /** @param replayed how many are tried again now; the next thousand wait for the next request */
    public record Replayed(int replayed) {}
}
