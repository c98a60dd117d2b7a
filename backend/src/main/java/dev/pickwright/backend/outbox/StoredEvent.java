package dev.pickwright.backend.outbox;

import dev.pickwright.model.event.CloudEvent;
import dev.pickwright.model.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it lies in the table. @param traceparent of the request that made it; null if there was none */
record StoredEvent(
        UUID id,
        String type,
        int version,
        Instant time,
        EventType.Lane lane,
        String laneId,
        long laneSeq,
        @Nullable String traceparent,
        String payload) {

    CloudEvent envelope(String source) {
        return CloudEvent.of(source, id, type, version, time, lane, laneId, laneSeq, traceparent, payload);
    }
}
