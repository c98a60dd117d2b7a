package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.sync.http.CentralFailure;
import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.SyncStatus.Link;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the loop last saw of central, for the screens. Safe for concurrent use. */
final class SyncLink {

    /** A moment's view. */
    record Seen(
            Link link,
            Instant since,
            @Nullable Instant answeredAt,
            @Nullable String lastError,
            @Nullable GrantRefusal refusal,
            long clockOffsetMillis,
            long drained,
            double perSecond) {}

    private static final long STILL_MILLIS = 60_000;

    private final Clock clock;
    private Link link = Link.NO_CENTRAL;
    private Instant since;
    private @Nullable Instant answeredAt;
    private @Nullable String lastError;
    private @Nullable GrantRefusal refusal;
    private long clockOffsetMillis;
    private long drained;
    private double perSecond;
    private long drainSince;
    private long progressAt;
    private boolean renewed;

    SyncLink(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    synchronized Seen seen() {
        return new Seen(link, since, answeredAt, lastError, refusal, clockOffsetMillis, drained, perSecond);
    }

    synchronized boolean mayGetWork() {
        return refusal == null && (link == Link.ONLINE || link == Link.DRAINING);
    }

    /** @return whether that is news */
    synchronized boolean failed(CentralFailure failure) {
        boolean news = !failure.code().equals(lastError);
        lastError = failure.code();
        switch (failure.why()) {
            case NO_NETWORK -> become(Link.NO_NETWORK);
            case NO_CENTRAL -> become(Link.NO_CENTRAL);
            case NOT_CENTRAL -> become(Link.NOT_CENTRAL);
            case REFUSED -> become(Link.REFUSED);
            case BUSY, TOO_LARGE, MISSING, ANSWERED -> {}
        }
        return news;
    }

    /** @param waiting operations that central has not confirmed */
    synchronized void greeted(HelloReply reply, long waiting) {
        answeredAt = clock.instant();
        lastError = null;
        refusal = reply.grantRefusal();
        clockOffsetMillis = clock.millis() - reply.now();
        if (link != Link.STUCK || waiting == 0) {
            become(waiting > 0 ? Link.DRAINING : Link.ONLINE);
        }
    }

    /**
     * Central took operations.
     *
     * @param waiting whether some are left
     * @param mono milliseconds since the start of the backend
     */
    synchronized void progressed(long operations, boolean waiting, long mono) {
        drainSince = drained == 0 ? mono : drainSince;
        drained += operations;
        perSecond = drained * 1_000.0 / Math.max(1_000, mono - drainSince);
        answeredAt = clock.instant();
        lastError = null;
        become(waiting ? Link.DRAINING : Link.ONLINE);
        moved(mono);
        if (!waiting) {
            drained = 0;
        }
    }

    /** Nothing waits, or something was taken. */
    synchronized void moved(long mono) {
        progressAt = mono;
        renewed = false;
    }

    /**
     * Central answers hellos. Tells that nothing has moved for too long although something waits: the first time a new
     * connection may help, after that a person is told.
     *
     * @return whether to connect anew
     */
    synchronized boolean still(long mono) {
        if (mono - progressAt < STILL_MILLIS) {
            return false;
        }
        progressAt = mono;
        if (renewed) {
            become(Link.STUCK);
        }
        renewed = true;
        return true;
    }

    private void become(Link now) {
        if (link != now) {
            link = now;
            since = clock.instant();
        }
    }
}
