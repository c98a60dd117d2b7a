package dev.pickwright.backend.outbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as the feed shows it.
 *
 * @param no its place in the feed; grows, and nothing below a number that was read appears later
 * @param lane fulfillment or picklist
 * @param laneSeq 1, 2, 3 ... within the lane
 * @param data the payload, byte for byte as it was appended
 */
public record EventEnvelope(
        UUID id,
        long no,
        String type,
        Instant time,
        String lane,
        String laneId,
        long laneSeq,
        @JsonRawValue String data) {}
