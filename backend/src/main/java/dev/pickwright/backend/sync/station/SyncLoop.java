package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.CentralFailure;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.Limits;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.StationStep;
import dev.pickwright.model.sync.StationStore;
import dev.pickwright.model.sync.StationSync;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the messages between a station and its central, one at a time, the most urgent first: hello and what central wants,
 * then operations, then work, then reference data. {@link StationSync} decides; here is only when and in which order. One
 * thread at a time.
 */
final class SyncLoop {

    private static final Logger log = LoggerFactory.getLogger(SyncLoop.class);
    private static final int PAGE = 200;
    private static final int REFUSALS = 3;

    /** How long a network that came back may go unnoticed. */
    private static final long LOOK_MILLIS = 1_000;

    private static final long LOOK_FOR_WORK_MILLIS = 3_000;

    private final CentralClient central;
    private final StationSync sync;
    private final StationStore store;
    private final StationClock clock;
    private final SyncPace pace;
    private final SyncPace later;
    private final SyncLink link;
    private final SyncErrands errands;
    private final StationDisk disk;
    private final NetworkWatch network;
    private final ContactLog contacts;
    private final IdSource ids;
    private final String app;

    private final Set<FeedName> behind = EnumSet.noneOf(FeedName.class);
    private StationStep step = StationStep.NOTHING;
    private @Nullable UUID nonce;
    private int refused;
    private long workWantedAt = -LOOK_FOR_WORK_MILLIS;

    /** Nothing was heard of central since the link went away. */
    private boolean lost = true;

    /** @param later of errands alone */
    SyncLoop(
            CentralClient central,
            StationSync sync,
            StationStore store,
            StationClock clock,
            SyncPace pace,
            SyncPace later,
            SyncLink link,
            SyncErrands errands,
            StationDisk disk,
            NetworkWatch network,
            ContactLog contacts,
            IdSource ids,
            String app) {
        this.central = central;
        this.sync = sync;
        this.store = store;
        this.clock = clock;
        this.pace = pace;
        this.later = later;
        this.link = link;
        this.errands = errands;
        this.disk = disk;
        this.network = network;
        this.contacts = contacts;
        this.ids = ids;
        this.app = app;
    }

    /**
     * Does the most urgent thing that is due, if any.
     *
     * @return how many milliseconds to wait before the next turn, unless something new is to be sent
     */
    long turn() throws InterruptedException {
        long now = mono();
        if (pace.quiet(now)) {
            if (!network.changed()) {
                return Math.min(LOOK_MILLIS, pace.quietFor(now));
            }
            pace.helloNow();
        }
        try {
            if (due(now)) {
                return 0;
            }
            pace.answered();
            return later.quiet(now) ? Math.min(pace.rest(now), later.quietFor(now)) : pace.rest(now);
        } catch (CentralFailure e) {
            failed(e);
        } catch (RuntimeException e) {
            // Such as a database that is full: nothing was taken, and all is asked again.
            log.warn("An exchange with central could not be carried out here", e);
            pace.failed(mono(), 0);
        }
        return 0;
    }

    /** Asks at once, whatever failed before. For the next turn. */
    void hurry() {
        errands.hurry();
        pace.helloNow();
    }

    /** Asks central for work as soon as that may be asked anything, but not each time that somebody presses a key. */
    void workWanted() {
        long now = mono();
        if (now - workWantedAt >= LOOK_FOR_WORK_MILLIS) {
            workWantedAt = now;
            errands.askForWorkAgain();
            pace.helloNext();
        }
    }

    private boolean due(long now) throws CentralFailure, InterruptedException {
        if (pace.helloDue(now)) {
            hello(now);
        } else if (step.kind() == StationStep.Kind.OPEN) {
            open();
        } else if (behind.contains(FeedName.CONTROL)) {
            follow(FeedName.CONTROL);
        } else {
            return push() || errand(now);
        }
        return true;
    }

    /** What fails of these is tried again later, and holds nothing else up as long as central answers. */
    private boolean errand(long now) throws CentralFailure, InterruptedException {
        if (later.quiet(now)) {
            return false;
        }
        try {
            boolean done = errands.run(link.mayGetWork() && !disk.low(), now);
            if (!done && behind.contains(FeedName.REFERENCE)) {
                follow(FeedName.REFERENCE);
                done = true;
            }
            later.answered();
            return done;
        } catch (CentralFailure e) {
            if (gone(e)) {
                throw e;
            }
            note(e);
            later.failed(now, e.retryAfterMillis());
        } catch (RuntimeException e) {
            log.warn("What came from central could not be taken in here", e);
            later.failed(now, 0);
        }
        return false;
    }

    private void hello(long now) throws CentralFailure, InterruptedException {
        Hello hello = sync.hello(clock.now(), app, disk.freeMegabytes());
        HelloReply reply = central.hello(hello);
        pace.greeted(now);
        if (lost) {
            lost = false;
            pace.answered();
            link.moved(now);
        }
        contacts.heard();
        link.greeted(reply, hello.backlog().operations());
        for (FeedPoint head : reply.feeds()) {
            FeedPoint known = store.relaxed(() -> store.feed(head.feed()));
            if (known.central() != head.central() || known.no() < head.no()) {
                behind.add(head.feed());
            }
        }
        errands.heard(reply);
        follow(sync.take(reply));
        if (hello.backlog().operations() == 0) {
            link.moved(mono());
        } else if (link.still(mono())) {
            log.warn(
                    "Central answers, but takes none of the {} operations that wait",
                    hello.backlog().operations());
            central.renew();
        }
    }

    private void open() throws CentralFailure, InterruptedException {
        UUID mine = nonce == null ? ids.next() : nonce;
        nonce = mine;
        OpenIncarnation asked = sync.opening(step, clock.now(), mine);
        IncarnationOpened opened = central.open(asked);
        nonce = null;
        log.info("Incarnation {} opened because of {}: {}", opened.incarnation(), asked.reason(), opened.opened());
        follow(sync.take(asked, opened));
    }

    private void follow(StationStep next) {
        step = next;
        if (next.kind() == StationStep.Kind.HELLO) {
            pace.helloNext();
        }
    }

    private void follow(FeedName feed) throws CentralFailure, InterruptedException {
        FeedPoint point = store.relaxed(() -> store.feed(feed));
        if (!sync.take(central.feed(feed, point.no(), PAGE))) {
            behind.remove(feed);
        }
    }

    private boolean push() throws CentralFailure, InterruptedException {
        Limits most = Limits.DEFAULT;
        Push push = sync.nextPush(clock.now(), new Limits(pace.batch(most.operations()), most.bytes()));
        if (push == null) {
            return false;
        }
        long begun = mono();
        PushReply reply;
        try {
            reply = central.push(push);
        } catch (CentralFailure e) {
            if (e.why() == CentralFailure.Cause.TOO_LARGE
                    || e.why() == CentralFailure.Cause.NO_CENTRAL && e.code().equals("silent")) {
                pace.halve();
            }
            throw e;
        }
        long now = mono();
        pace.pushed(now - begun);
        follow(sync.take(push, reply));
        long taken = reply.refusal() == null ? reply.appliedThrough() - push.from() + 1 : 0;
        if (taken > 0) {
            refused = 0;
            pace.answered();
            link.progressed(taken, step.kind() == StationStep.Kind.PUSH, now);
        } else if (++refused >= REFUSALS) {
            // Hello and push disagree time and again: not as fast as they can.
            pace.failed(now, 0);
        }
        if (reply.retryAfterMillis() > 0) {
            pace.failed(now, reply.retryAfterMillis());
        }
        return true;
    }

    private void failed(CentralFailure failure) {
        note(failure);
        lost |= gone(failure);
        pace.failed(mono(), failure.retryAfterMillis());
        if (lost) {
            pace.helloNext();
        }
    }

    private void note(CentralFailure failure) {
        if (link.failed(failure)) {
            log.info("Central: {} ({})", failure.why(), failure.code());
        }
    }

    /** Whether nothing is heard of central, or of this station there. */
    private static boolean gone(CentralFailure failure) {
        return switch (failure.why()) {
            case NO_NETWORK, NO_CENTRAL, NOT_CENTRAL, REFUSED -> true;
            case BUSY, TOO_LARGE, MISSING, ANSWERED -> false;
        };
    }

    private long mono() {
        return clock.now().mono();
    }
}
