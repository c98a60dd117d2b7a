package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.event.DomainEvent;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Where features leave the events they must tell. */
@Component
public class Outbox {

    /** Tells the relay, after commit, that there is something to number. */
    record Appended() {}

    private final OutboxStore store;
    private final JsonMapper json;
    private final IdSource ids;
    private final Clock clock;
    private final ApplicationEventPublisher wakeUp;

    Outbox(OutboxStore store, JsonMapper json, IdSource ids, Clock clock, ApplicationEventPublisher wakeUp) {
        this.store = store;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.wakeUp = wakeUp;
    }

    /**
     * Appends events of one lane, in order, to the running transaction.
     *
     * @param laneSeq the number of the first one in its lane; the caller holds the lane's row locked
     * @throws IllegalStateException outside a transaction
     */
    public void append(List<? extends DomainEvent> events, long laneSeq) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("events are appended inside the transaction that made them true");
        }
        long seq = laneSeq;
        for (DomainEvent event : events) {
            store.insert(ids.next(), event, seq++, json.writeValueAsString(event), clock.instant());
        }
        if (!events.isEmpty()) {
            wakeUp.publishEvent(new Appended());
        }
    }
}
