package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.event.DomainEvent;
import java.time.Clock;
import java.util.ArrayList;
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

    /**
     * Events of one lane, in order.
     *
     * @param laneSeq the number of the first one in its lane; the caller holds the lane's row locked
     */
    public record Lane(List<? extends DomainEvent> events, long laneSeq) {}

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
        append(List.of(new Lane(events, laneSeq)));
    }

    /** {@link #append(List, long)} for several lanes at once. */
    public void append(List<Lane> lanes) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("events are appended inside the transaction that made them true");
        }
        List<OutboxStore.Entry> entries = new ArrayList<>();
        for (Lane lane : lanes) {
            long seq = lane.laneSeq();
            for (DomainEvent event : lane.events()) {
                entries.add(new OutboxStore.Entry(ids.next(), event, seq++, json.writeValueAsString(event)));
            }
        }
        if (!entries.isEmpty()) {
            store.insert(entries, clock.instant());
            wakeUp.publishEvent(new Appended());
        }
    }
}
