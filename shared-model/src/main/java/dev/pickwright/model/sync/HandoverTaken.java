package dev.pickwright.model.sync;

import java.time.Instant;
import java.util.UUID;

/**
 * That central has all of what a station brought along.
 *
 * @param rows how many it was
 * @param matched of these, what central had by the same code and keeps as it is there
 * @param renumbered fulfillments and picklists whose number central had given to others
 */
public record HandoverTaken(UUID id, Instant takenAt, long rows, long matched, long renumbered) {}
