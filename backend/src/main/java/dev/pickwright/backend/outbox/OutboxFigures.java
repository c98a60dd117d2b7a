package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.observe.Reading;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the database tells of the outbox, as metrics. All of it is one reading, so that a database that hangs is waited
 * for once and not for each figure; a figure that cannot be had is no number.
 */
final class OutboxFigures {

    private static final Logger log = LoggerFactory.getLogger(OutboxFigures.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** What is read at a time. */
    record Figures(int unnumbered, Map<Endpoint, OutboxStore.Standing> standings) {}

    private final OutboxStore store;
    private final OutboxMeters meters;
    private final Set<Endpoint> shown = ConcurrentHashMap.newKeySet();
    private final Reading<Figures> reading = new Reading<>(this::read, FRESH, LIMIT);

    OutboxFigures(OutboxStore store, OutboxMeters meters) {
        this.store = store;
        this.meters = meters;
        meters.gauge(
                "outbox.unnumbered",
                "Committed events that are not in the feed yet, counted up to 10,001",
                () -> value(Figures::unnumbered));
    }

    void show(Endpoint endpoint) {
        shown.add(endpoint);
        meters.gauge(
                "outbox.lag.seconds",
                "Age of the oldest event not delivered",
                endpoint,
                () -> standing(endpoint, OutboxStore.Standing::lagSeconds));
        meters.gauge(
                "outbox.backlog",
                "Events not delivered, counted up to 10,001",
                endpoint,
                () -> standing(endpoint, OutboxStore.Standing::backlog));
        meters.gauge("outbox.dead", "Dead letters", endpoint, () -> standing(endpoint, OutboxStore.Standing::dead));
    }

    void forget(Endpoint endpoint) {
        shown.remove(endpoint);
        meters.forget(endpoint);
    }

    /** All of it. @throws Reading.Failed if the database cannot be asked */
    Figures figures() throws Reading.Failed {
        return reading.get();
    }

    private double standing(Endpoint endpoint, ToDoubleFunction<OutboxStore.Standing> figure) {
        return value(figures -> {
            OutboxStore.Standing standing = figures.standings().get(endpoint);
            return standing == null ? Double.NaN : figure.applyAsDouble(standing);
        });
    }

    private double value(ToDoubleFunction<Figures> figure) {
        try {
            return figure.applyAsDouble(reading.get());
        } catch (Reading.Failed e) {
            return Double.NaN;
        }
    }

    private Figures read() {
        try {
            Map<Endpoint, OutboxStore.Standing> standings = new HashMap<>();
            shown.forEach(endpoint -> standings.put(endpoint, store.standing(endpoint.id())));
            return new Figures(store.unnumbered(), standings);
        } catch (RuntimeException e) {
            log.warn("How the outbox stands could not be read: {}", e.toString());
            throw e;
        }
    }
}
