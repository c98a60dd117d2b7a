package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.Given;
import dev.pickwright.backend.platform.observe.Traces;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.event.DomainEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Where features leave the events they must tell. */
@Component
public class Outbox {

    /** Tells the sequencer, after commit, that there is something to number. */
    record Appended() {}

    /**
     * Events of one lane, in order.
     *
     * @param laneSeq the number of the first one in its lane; the caller holds the lane's row locked
     */
    public record Lane(List<? extends DomainEvent> events, long laneSeq) {}

    private final EventRepository events;
    private final JsonMapper json;
    private final IdSource ids;
    private final Clock clock;
    private final Traces traces;
    private final ApplicationEventPublisher wakeUp;

    Outbox(
            EventRepository events,
            JsonMapper json,
            IdSource ids,
            Clock clock,
            Traces traces,
            ApplicationEventPublisher wakeUp) {
        this.events = events;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.traces = traces;
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
        if (Given.isTold()) {
            return;
        }
        List<EventRepository.Entry> entries = new ArrayList<>();
        for (Lane lane : lanes) {
            long seq = lane.laneSeq();
            for (DomainEvent event : lane.events()) {
                entries.add(new EventRepository.Entry(ids.next(), event, seq++, json.writeValueAsString(event)));
            }
        }
        if (!entries.isEmpty()) {
            events.insert(entries, headers(), clock.instant());
            wakeUp.publishEvent(new Appended());
        }
    }

    private @Nullable String headers() {
        Map<String, String> context = traces.current();
        return context.isEmpty() ? null : json.writeValueAsString(context);
    }
}
