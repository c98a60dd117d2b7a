package dev.pickwright.model.event;

import dev.pickwright.model.Fields;

/**
 * A new webhook.
 * Constructing it throws {@link IllegalArgumentException} if something is missing, too long or out of range.
 *
 * @param name small letters, digits and hyphens, at most 64; never changes
 */
public record CreateWebhook(String name, WebhookFacts facts) {
    public CreateWebhook {
        name = Fields.text("name", name, 64);
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("name has small letters and digits, with single hyphens between them");
        }
        Fields.required("facts", facts);
    }
}
