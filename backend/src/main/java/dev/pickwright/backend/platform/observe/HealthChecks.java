package dev.pickwright.backend.platform.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Asks every {@link HealthIndicator} bean, all at once and none for longer than a limit. A feature adds a component by
 * such a bean: {@code kafkaHealth} is shown as {@code kafka}.
 */
@Component
public class HealthChecks {

    private static final Set<String> DECIDING = Set.of("database", "migrations");
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Map<String, Reading<Timed>> checks = new TreeMap<>();

    private record Timed(Health health, double seconds) {}

    HealthChecks(Map<String, HealthIndicator> indicators, MeterRegistry metrics) {
        indicators.forEach((bean, indicator) -> {
            String name = bean.replaceFirst("Health(Indicator)?$", "");
            checks.put(name, new Reading<>(() -> timed(indicator), FRESH, LIMIT));
            Gauge.builder("health.up", this, checks -> checks.up(name) ? 1 : 0)
                    .description("Whether a component answers as it should")
                    .tag("component", name)
                    .register(metrics);
            Gauge.builder("health.check.seconds", this, checks -> checks.seconds(name))
                    .description("How long the component took to answer; none if it did not in time")
                    .tag("component", name)
                    .register(metrics);
        });
    }

    /** Every component by name. Takes two seconds at most. */
    public Map<String, Health> all() {
        checks.values().forEach(Reading::begin);
        Map<String, Health> answers = new TreeMap<>();
        checks.forEach((name, check) -> answers.put(name, health(check)));
        return answers;
    }

    /** Whether requests can be served: what is told outside waits in the outbox while its receiver is away. */
    public static boolean ready(Map<String, Health> components) {
        return DECIDING.stream().allMatch(name -> {
            Health health = components.get(name);
            return health != null && health.getStatus().equals(Status.UP);
        });
    }

    private boolean up(String name) {
        Health health = all().get(name);
        return health != null && health.getStatus().equals(Status.UP);
    }

    private double seconds(String name) {
        Reading<Timed> check = checks.get(name);
        try {
            return check == null ? Double.NaN : check.get().seconds();
        } catch (Reading.Failed e) {
            return Double.NaN;
        }
    }

    private static Health health(Reading<Timed> check) {
        try {
            return check.get().health();
        } catch (Reading.Failed e) {
            return Health.down()
                    .withDetail("error", SafeStackTrace.told(Objects.requireNonNull(e.getCause())))
                    .build();
        }
    }

    private static Timed timed(HealthIndicator indicator) {
        long start = System.nanoTime();
        Health health = indicator.health();
        return new Timed(health == null ? Health.unknown().build() : health, (System.nanoTime() - start) / 1e9);
    }
}
