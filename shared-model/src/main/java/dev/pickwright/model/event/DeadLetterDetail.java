package dev.pickwright.model.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with its event and all that happened to it, the oldest first.
 *
 * @param payload the event's data: JSON, byte for byte as it was appended
 */
public record DeadLetterDetail(DeadLetterView letter, String payload, List<HistoryEntry> history) {

    public DeadLetterDetail {
        history = List.copyOf(history);
    }

    /**
     * One thing that happened.
     *
     * @param what failed, dead, passed_over, recovered, replayed or discarded
     * @param actor who did it; null for the product itself
     */
    public record HistoryEntry(
            Instant at,
            String what,
            @Nullable String detail,
            @Nullable String actor) {}
}
