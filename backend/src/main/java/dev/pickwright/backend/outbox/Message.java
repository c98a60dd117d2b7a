package dev.pickwright.backend.outbox;

import dev.pickwright.model.event.EventType;
import java.util.UUID;

/**
 * An event on its way to one endpoint.
 *
 * @param id stays the same over retries and replays; what receivers tell duplicates by
 * @param type its name on the wire
 * @param laneId the key that order is kept within
 * @param laneSeq 1, 2, 3 ... within the lane
 * @param replay whether a person sends it again, so that it may come after later ones of its lane
 * @param body the CloudEvents envelope, UTF-8; the same bytes at every try
 */
public record Message(
        UUID id, String type, EventType.Lane lane, String laneId, long laneSeq, boolean replay, byte[] body) {}
