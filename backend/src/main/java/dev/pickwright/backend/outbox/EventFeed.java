package dev.pickwright.backend.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the numbered events. */
@Component
public class EventFeed {

    private final OutboxStore store;

    EventFeed(OutboxStore store) {
        this.store = store;
    }

    /**
     * Events after a number of the feed, oldest first.
     *
     * @param laneId only events of this fulfillment or picklist; null for all
     * @param limit at most so many
     */
    public List<EventEnvelope> after(long no, @Nullable String laneId, int limit) {
        return store.after(no, laneId, limit);
    }
}
