package dev.pickwright.backend.outbox;

import dev.pickwright.model.event.CloudEvent;

/**
 * An event as cursors see it.
 *
 * @param no its place in the feed; grows, and nothing below a number that was read appears later
 * @param event its envelope, the same at every reading and on every transport
 */
public record FeedEvent(long no, String type, LaneKey lane, CloudEvent event) {}
