package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.event.DeadLetterView;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a screen had sent again, to tell those that fail once more from those that are dead still. */
final class SentAgain {

    private final Map<UUID, Instant> deadBefore = new HashMap<>();

    void note(DeadLetterView letter) {
        deadBefore.put(letter.eventId(), letter.deadAt());
    }

    /** True once for each that was noted and died anew. */
    boolean failed(DeadLetterView letter) {
        Instant before = deadBefore.get(letter.eventId());
        return before != null && letter.deadAt().isAfter(before) && deadBefore.remove(letter.eventId(), before);
    }
}
