package dev.pickwright.model.sync;

import java.util.List;

/**
 * Messages of a feed after a place.
 *
 * @param central whose numbers these are
 * @param low the number before the oldest one kept; who is behind it must start anew
 * @param head the newest number there is
 * @param messages the next ones, without a gap
 */
public record FeedPage(FeedName feed, int central, long low, long head, List<FeedMessage> messages) {
    public FeedPage {
        messages = List.copyOf(messages);
    }
}
