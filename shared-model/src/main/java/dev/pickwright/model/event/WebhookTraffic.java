package dev.pickwright.model.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries to a webhook went lately.
 *
 * @param lastSuccessAt null for none yet
 * @param lastFailureAt null for none yet
 * @param lastFailure what went wrong then
 */
public record WebhookTraffic(
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        @Nullable String lastFailure) {

    public static final WebhookTraffic NONE = new WebhookTraffic(null, null, null);
}
