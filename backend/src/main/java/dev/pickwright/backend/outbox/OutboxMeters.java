package dev.pickwright.backend.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the outbox counts. Tags are endpoint names and fixed words, so the number of series is bounded. */
final class OutboxMeters {

    private final MeterRegistry registry;
    private final Counter fenced;
    private final Counter leaseLost;
    private final DistributionSummary claims;
    private final DistributionSummary completions;
    private final Map<String, Timer> publishing = new ConcurrentHashMap<>();

    OutboxMeters(MeterRegistry registry) {
        this.registry = registry;
        this.fenced = Counter.builder("outbox.fenced")
                .description("Outcomes not recorded because the shard has another owner by now")
                .register(registry);
        this.leaseLost = Counter.builder("outbox.lease.lost")
                .description("Shards taken away from this process")
                .register(registry);
        this.claims = DistributionSummary.builder("outbox.claim.batch")
                .description("Deliveries claimed at a time")
                .register(registry);
        this.completions = DistributionSummary.builder("outbox.complete.batch")
                .description("Deliveries recorded at a time")
                .register(registry);
    }

    /** Shows what has not happened yet as none, so that the first time it happens is seen as a rise. */
    void begin(Endpoint endpoint) {
        publishing(endpoint, Publisher.DELIVERED);
        retries(endpoint);
    }

    void published(Endpoint endpoint, String outcome, long nanos) {
        publishing(endpoint, outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer publishing(Endpoint endpoint, String outcome) {
        return publishing.computeIfAbsent(endpoint.name() + " " + outcome, key -> timer(endpoint, outcome));
    }

    private Timer timer(Endpoint endpoint, String outcome) {
        return Timer.builder("outbox.publish")
                .description("Time a receiver took, by outcome")
                .tag("endpoint", endpoint.name())
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    void retried(Endpoint endpoint) {
        retries(endpoint).increment();
    }

    private Counter retries(Endpoint endpoint) {
        return registry.counter("outbox.retries", "endpoint", endpoint.name());
    }

    void woken(String source) {
        registry.counter("outbox.wakeup", "source", source).increment();
    }

    void fenced(int deliveries) {
        fenced.increment(deliveries);
    }

    void leaseLost(int shards) {
        leaseLost.increment(shards);
    }

    void claimed(int deliveries) {
        claims.record(deliveries);
    }

    void recorded(int deliveries) {
        completions.record(deliveries);
    }

    /** A figure of an endpoint that is read when it is asked for. */
    void gauge(String name, String description, Endpoint endpoint, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .tags(Tags.of("endpoint", endpoint.name()))
                .strongReference(true)
                .register(registry);
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** Takes away the figures of an endpoint that is served no longer. */
    void forget(Endpoint endpoint) {
        forget(id -> endpoint.name().equals(id.getTag("endpoint")));
    }

    void forgetAll() {
        forget(id -> true);
    }

    private void forget(Predicate<Meter.Id> which) {
        publishing.values().removeIf(timer -> which.test(timer.getId()));
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("outbox.") && which.test(meter.getId()))
                .toList()
                .forEach(registry::remove);
    }
}
