package dev.pickwright.station.backend.http;

import dev.pickwright.model.Message;
import dev.pickwright.station.backend.api.BadgeScanned;
import dev.pickwright.station.backend.api.DomainFailure;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * As whom calls are made: a call belongs to the session that was open when it was asked for, not to the one that is open
 * when its turn comes. Safe for concurrent use.
 */
final class StationSessions {

    private record Session(String secret, String badge) {}

    private record Bound(
            @Nullable Session session, @Nullable String approval) {}

    private static final ScopedValue<Bound> BOUND = ScopedValue.newInstance();

    private volatile @Nullable Session open;

    /** Can be locked or ended only. */
    private volatile @Nullable Session aside;

    void begin(String secret, String badge) {
        open = new Session(secret, badge);
    }

    void end() {
        open = null;
    }

    /** Closes the session first, so that its end never meets the begin of the next. */
    void last(Runnable call) {
        Session last = open;
        open = null;
        ScopedValue.where(BOUND, new Bound(last, null)).run(call);
    }

    <T> Callable<T> asNow(Callable<T> call, @Nullable String approval) {
        Session session = open;
        return () -> {
            if (!Objects.equals(session, open) || session != null && session.equals(aside)) {
                throw new DomainFailure("set_aside", "The operator changed before that was sent; nothing was done.");
            }
            return ScopedValue.where(BOUND, new Bound(session, approval)).call(call::call);
        };
    }

    <T> T asNobody(Supplier<T> call) {
        return ScopedValue.where(BOUND, new Bound(null, null)).call(call::get);
    }

    /** Says who asks. */
    void sign(HttpRequest.Builder request) {
        Session session = BOUND.isBound() ? BOUND.get().session() : open;
        if (session != null) {
            request.header("Operator-Session", session.secret());
        }
    }

    /** Says what a supervisor approved, if that is so. */
    void approve(HttpRequest.Builder command) {
        String approval = BOUND.isBound() ? BOUND.get().approval() : null;
        if (approval != null) {
            command.header("Approval", approval);
        }
    }

    /** Refuses an answer that says that what was scanned is a badge, as {@link #refuseBadge(String)}. */
    void refuseBadge(Message answer) {
        if (answer.code().equals("scan.badge")) {
            refuseBadge(answer.args().getFirst());
        }
    }

    /**
     * What was scanned is a badge.
     *
     * @throws BadgeScanned if it is another operator's; the session is set aside by then
     * @throws DomainFailure if it is the operator's own
     */
    void refuseBadge(String badge) {
        Session session = open;
        if (session != null && session.badge().equals(badge.toUpperCase(Locale.ROOT))) {
            throw new DomainFailure("own_badge", "That is your own badge: you are signed in.");
        }
        aside = session;
        throw new BadgeScanned(badge);
    }
}
