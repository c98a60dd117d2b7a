package dev.pickwright.backend.outbox.web;

import dev.pickwright.backend.outbox.EventFeed;
import dev.pickwright.backend.outbox.FeedEvent;
import dev.pickwright.backend.outbox.LaneScope;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.event.CloudEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventController {

    private static final int MAX_LIMIT = 1_000;

    private final EventFeed feed;
    private final LaneScope scope;

    EventController(EventFeed feed, LaneScope scope) {
        this.feed = feed;
        this.scope = scope;
    }

    /**
     * The event log: everything told and still kept, in the order of the feed, each in its envelope. Who works at some
     * warehouses gets their events only, so a page may have less than its limit, and none, and still a next one.
     */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_READ)
    @GetMapping("/v1/events")
    Page<CloudEvent> events(
            Actor actor,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(name = "lane_id", required = false) @Nullable String laneId) {
        var events = feed.after(after, laneId, Math.clamp(limit, 1, MAX_LIMIT));
        return new Page<>(
                events.stream()
                        .filter(each -> scope.sees(actor, each))
                        .map(FeedEvent::event)
                        .toList(),
                events.isEmpty() ? null : String.valueOf(events.getLast().no()));
    }
}
