package dev.pickwright.model.sync;

/**
 * How far a station has followed a feed.
 *
 * @param feed which one
 * @param central the incarnation of central whose numbers these are
 * @param no the last message that was applied; 0 before the first
 */
public record FeedPoint(FeedName feed, int central, long no) {}
