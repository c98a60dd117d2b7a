package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.observe.Reading;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How far the outbox is behind. An endpoint that is away does not make it DOWN: that is what the outbox is for, and the
 * endpoint's circuit says it.
 */
@Component
class OutboxHealth implements HealthIndicator {

    private final RelayService relay;

    OutboxHealth(RelayService relay) {
        this.relay = relay;
    }

    @Override
    public Health health() {
        try {
            OutboxFigures.Figures figures = relay.figures();
            if (figures == null) {
                return Health.down().withDetail("reason", "it does not run").build();
            }
            Map<String, Object> endpoints = new LinkedHashMap<>();
            figures.standings()
                    .forEach((endpoint, standing) -> endpoints.put(endpoint.name(), told(endpoint, standing)));
            return Health.up()
                    .withDetail("unnumbered", figures.unnumbered())
                    .withDetail("endpoints", endpoints)
                    .build();
        } catch (Reading.Failed e) {
            return Health.down()
                    .withDetail("reason", "its tables cannot be read")
                    .build();
        }
    }

    private Map<String, Object> told(Endpoint endpoint, OutboxStore.Standing standing) {
        return Map.of(
                "circuit",
                relay.circuit(endpoint.name()).name().toLowerCase(Locale.ROOT),
                "lag_seconds",
                standing.lagSeconds(),
                "backlog",
                standing.backlog(),
                "dead_letters",
                standing.dead());
    }
}
