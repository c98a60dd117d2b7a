package dev.pickwright.model.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that one endpoint could not be given, after all its tries.
 *
 * @param endpoint the name of who should have had it
 * @param cause the reason of the last failure without what differs from event to event, to group by
 * @param reason the last failure, in full
 * @param tries how often it was tried
 * @param blocking whether later events of its lane wait for it
 * @param waiting how many events of its lane wait behind it for this endpoint
 */
public record DeadLetterView(
        String endpoint,
        UUID eventId,
        String type,
        String lane,
        String laneId,
        long laneSeq,
        Instant time,
        Instant deadAt,
        String cause,
        String reason,
        int tries,
        boolean blocking,
        int waiting) {}
