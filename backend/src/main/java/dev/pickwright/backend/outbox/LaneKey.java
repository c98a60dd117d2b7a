package dev.pickwright.backend.outbox;

import dev.pickwright.model.event.EventType;

/** The lane of one root. */
public record LaneKey(EventType.Lane lane, String id) {}
