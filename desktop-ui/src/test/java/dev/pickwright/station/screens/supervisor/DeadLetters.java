package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.model.event.DeadLetterView;
import java.time.Instant;
import java.util.UUID;

/** Dead letters for tests. */
final class DeadLetters {

    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final String CAUSE = "HTTP 500";

    private DeadLetters() {}

    static DeadLetterCause cause(String endpoint, int count, int minutesOld) {
        return new DeadLetterCause(endpoint, CAUSE, count, NOW.minusSeconds(minutesOld * 60L), NOW);
    }

    static DeadLetterView letter(String type, int waiting) {
        return letter(UUID.randomUUID(), type, NOW, waiting);
    }

    static DeadLetterView letter(UUID event, String type, Instant deadAt, int waiting) {
        return letter(event, type, "picklist", deadAt, waiting);
    }

    static DeadLetterView ofLane(String lane) {
        return letter(UUID.randomUUID(), "a", lane, NOW, 0);
    }

    private static DeadLetterView letter(UUID event, String type, String lane, Instant deadAt, int waiting) {
        return new DeadLetterView(
                "erp",
                event,
                type,
                lane,
                "0198c0de-0000-7000-8000-000000000001",
                7,
                deadAt.minusSeconds(60),
                deadAt,
                CAUSE,
                "HTTP 500: out of order",
                5,
                true,
                waiting);
    }
}
