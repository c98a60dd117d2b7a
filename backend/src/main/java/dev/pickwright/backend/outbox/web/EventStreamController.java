package dev.pickwright.backend.outbox.web;

import dev.pickwright.backend.outbox.DeadLetters;
import dev.pickwright.backend.outbox.EventFeed;
import dev.pickwright.backend.outbox.FeedEvent;
import dev.pickwright.backend.outbox.LaneScope;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The feed as server-sent events: who reads it hears of every event, in order, and goes on where it stopped. */
@RestController
class EventStreamController implements SmartLifecycle {

    private static final int PAGE = 500;
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Then the reader connects again, and shows again who it is. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(15);

    private final EventFeed feed;
    private final DeadLetters letters;
    private final LaneScope scope;
    private volatile boolean running;

    EventStreamController(EventFeed feed, DeadLetters letters, LaneScope scope) {
        this.feed = feed;
        this.letters = letters;
        this.scope = scope;
    }

    /**
     * Events from now on, or after a number.
     *
     * @param lastEventId where the reader stopped, as browsers and libraries send it; goes before {@code after}
     */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_READ)
    @GetMapping(path = "/v1/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<StreamingResponseBody> stream(
            Actor actor,
            HttpServletResponse response,
            @RequestHeader(value = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            @RequestParam(required = false) @Nullable Long after) {
        Long asked = lastEventId != null ? lastEventId : after;
        long from = asked == null ? feed.last() : asked;
        List<FeedEvent> first = feed.after(from, null, PAGE);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(out -> write(actor, new Flushed(out, response), from, first));
    }

    private void write(Actor actor, Flushed out, long from, List<FeedEvent> first) throws IOException {
        long end = System.nanoTime() + LONGEST_NANOS;
        long cursor = from;
        // An id without data tells the reader where it is, before there is any event.
        out.send("retry: 1000\nid: " + from + "\n\n");
        long said = System.nanoTime();
        int dead = letters.count();
        List<FeedEvent> events = first;
        try {
            while (running && System.nanoTime() - end < 0) {
                if (!events.isEmpty()) {
                    out.send(text(actor, events));
                    cursor = events.getLast().no();
                    said = System.nanoTime();
                } else if (System.nanoTime() - said > HEARTBEAT_NANOS) {
                    out.send(":\n\n");
                    said = System.nanoTime();
                }
                int deadNow = letters.count();
                if (deadNow != dead) {
                    // No event of the feed, hence no id: where the reader goes on stays as it was.
                    out.send("event: dead_letters\ndata: {\"count\":" + deadNow + "}\n\n");
                    dead = deadNow;
                }
                boolean more = events.size() == PAGE || feed.await(cursor, LOOK) > cursor;
                events = more ? feed.after(cursor, null, PAGE) : List.of();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String text(Actor actor, List<FeedEvent> events) {
        StringBuilder text = new StringBuilder();
        for (FeedEvent event : events) {
            text.append("id: ").append(event.no());
            if (scope.sees(actor, event)) {
                text.append("\nevent: ").append(event.type());
                text.append("\ndata: ").append(event.event().json());
            }
            text.append("\n\n");
        }
        return text.toString();
    }

    /** Spring's stream of an answer does not pass a flush on, so the response itself is asked for it. */
    private record Flushed(OutputStream out, HttpServletResponse response) {

        void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends the streams before the web server waits for its last requests. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
