package dev.pickwright.backend.outbox;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the numbered events. */
@Component
public class EventFeed {

    private final EventRepository events;
    private final OutboxSettings settings;
    private final FeedBell bell;

    EventFeed(EventRepository events, OutboxSettings settings, FeedBell bell) {
        this.events = events;
        this.settings = settings;
        this.bell = bell;
    }

    /**
     * Events after a number of the feed, oldest first.
     *
     * @param no 0 for the oldest that is kept
     * @param laneId only events of this lane's root; null for all
     * @param limit at most so many
     * @throws ProblemException CURSOR_EXPIRED, naming where to start again, if events after the number are gone
     */
    public List<FeedEvent> after(long no, @Nullable String laneId, int limit) {
        long purged = no == 0 ? 0 : events.purged();
        if (no < purged) {
            throw new ProblemException(
                    Problem.CURSOR_EXPIRED,
                    "Events after %d are kept no longer; read the state afresh, then go on after %d."
                            .formatted(no, purged),
                    Map.of("restart_at", purged));
        }
        return events.after(no, laneId, limit).stream()
                .map(each -> new FeedEvent(
                        each.no(),
                        each.event().type(),
                        new LaneKey(each.event().lane(), each.event().laneId()),
                        each.event().envelope(settings.source())))
                .toList();
    }

    /** The number of the newest event that can be read; 0 if there is none. */
    public long last() {
        return events.confirmed();
    }

    /**
     * Waits until there may be events after a number, no longer than so long.
     *
     * @return the newest number known here
     */
    public long await(long no, Duration atMost) throws InterruptedException {
        return bell.await(no, atMost);
    }
}
