package dev.pickwright.model.event;

import dev.pickwright.model.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook goes and what it tells.
 * Constructing it throws {@link IllegalArgumentException} if something is missing, too long or out of range.
 *
 * @param url https, or with {@code allowPrivate} http too; at most 2,000 characters
 * @param eventTypes null for all, those that come with later versions too
 * @param allowPrivate whether it may go to addresses of the own network
 */
public record WebhookFacts(String url, @Nullable List<EventType> eventTypes, boolean allowPrivate) {

    private static final int MAX_URL = 2_000;

    public WebhookFacts {
        url = Fields.text("url", url, MAX_URL);
        if (eventTypes != null) {
            if (eventTypes.isEmpty() || eventTypes.stream().anyMatch(type -> type == null)) {
                throw new IllegalArgumentException("event_types has at least one type, or is null for all");
            }
            if (eventTypes.size() > EventType.values().length) {
                throw new IllegalArgumentException("event_types names each type once");
            }
            eventTypes = eventTypes.stream().distinct().toList();
        }
    }
}
