package dev.pickwright.backend.outbox;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is shown of one endpoint. The database is asked at most every few seconds, however often somebody looks. */
final class EndpointFigures {

    private static final Logger log = LoggerFactory.getLogger(EndpointFigures.class);
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Endpoint endpoint;
    private final Courier courier;
    private final OutboxStore store;
    private OutboxStore.Standing standing = new OutboxStore.Standing(Double.NaN, 0, 0);
    private long readAt = System.nanoTime() - FRESH_NANOS;

    EndpointFigures(Endpoint endpoint, Courier courier, OutboxStore store) {
        this.endpoint = endpoint;
        this.courier = courier;
        this.store = store;
    }

    void show(OutboxMeters meters) {
        meters.gauge(
                "outbox.lag.seconds",
                "Age of the oldest event not delivered",
                endpoint,
                () -> standing().lagSeconds());
        meters.gauge(
                "outbox.backlog",
                "Events not delivered, counted up to 10,001",
                endpoint,
                () -> standing().backlog());
        meters.gauge("outbox.dead", "Dead letters", endpoint, () -> standing().dead());
        meters.gauge("outbox.inflight", "Deliveries claimed and not recorded", endpoint, courier::inFlight);
        meters.gauge("outbox.lanes.blocked", "Lanes that wait for a failed event", endpoint, courier::blockedLanes);
        meters.gauge("outbox.hung", "Calls that outlived their time limit", endpoint, courier::hung);
        meters.gauge(
                "outbox.circuit.state",
                "0 closed, 1 half open, 2 open",
                endpoint,
                () -> courier.circuit().ordinal());
    }

    private synchronized OutboxStore.Standing standing() {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            readAt = System.nanoTime();
            try {
                standing = store.standing(endpoint.id());
            } catch (RuntimeException e) {
                log.warn("The backlog of {} could not be read: {}", endpoint.name(), e.toString());
                standing = new OutboxStore.Standing(Double.NaN, 0, 0);
            }
        }
        return standing;
    }
}
