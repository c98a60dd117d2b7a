package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.model.event.WebhookFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is kept.
 *
 * @param secret sealed
 * @param previous the one before, while it signs too
 */
record WebhookRow(
        int id,
        String name,
        WebhookFacts facts,
        boolean enabled,
        @Nullable Instant disabledAt,
        @Nullable String disabledReason,
        String secret,
        @Nullable Previous previous,
        Instant createdAt,
        long version) {

    /** @param secret sealed */
    record Previous(String secret, Instant until) {}

    /** The previous secret if it still signs. */
    @Nullable
    Previous previousAt(Instant now) {
        return previous != null && now.isBefore(previous.until()) ? previous : null;
    }
}
