package dev.pickwright.station.backend.http;

import dev.pickwright.station.backend.api.LiveGateway;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

public final class HttpLiveGateway implements LiveGateway {

    /**
     * How long a link waits.
     *
     * @param answer for the begin of an answer
     * @param silence for the next line; the backend sends one every 10 seconds
     * @param first before it connects again; doubles with every failure
     * @param longest of these pauses
     */
    record Patience(Duration answer, Duration silence, Duration first, Duration longest) {}

    private static final Patience USUAL = new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(25), Duration.ofMillis(250), Duration.ofSeconds(10));

    private final Api api;
    private final Executor fx;
    private final Clock clock;
    private final Patience patience;

    /** @param fx brings work to the JavaFX thread */
    public HttpLiveGateway(Api api, Executor fx, Clock clock) {
        this(api, fx, clock, USUAL);
    }

    HttpLiveGateway(Api api, Executor fx, Clock clock, Patience patience) {
        this.api = api;
        this.fx = fx;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public Link follow(long after, Watcher watcher) {
        HttpLink link = new HttpLink(api, fx, clock, patience, after, watcher);
        link.start();
        return link;
    }
}
