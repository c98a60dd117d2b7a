package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.model.event.WebhookTraffic;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How deliveries went, by endpoint; in memory, since writing it down would cost each of them a statement. */
@Component
class TrafficLog {

    private final Map<Integer, WebhookTraffic> seen = new ConcurrentHashMap<>();

    void succeeded(int endpoint, Instant at) {
        seen.merge(
                endpoint,
                new WebhookTraffic(at, null, null),
                (before, now) -> new WebhookTraffic(at, before.lastFailureAt(), before.lastFailure()));
    }

    void failed(int endpoint, Instant at, String cause) {
        seen.merge(
                endpoint,
                new WebhookTraffic(null, at, cause),
                (before, now) -> new WebhookTraffic(before.lastSuccessAt(), at, cause));
    }

    WebhookTraffic of(int endpoint) {
        return seen.getOrDefault(endpoint, WebhookTraffic.NONE);
    }
}
