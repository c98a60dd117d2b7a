package dev.pickwright.backend.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what was handed on, by type, and shows how much waits. */
@Component
class EventCounter implements EventListener {

    private final MeterRegistry metrics;

    EventCounter(MeterRegistry metrics, OutboxStore store) {
        this.metrics = metrics;
        metrics.gauge("outbox.waiting", store, OutboxStore::undelivered);
    }

    @Override
    public void on(EventEnvelope event) {
        metrics.counter("outbox.events", "type", event.type()).increment();
    }
}
