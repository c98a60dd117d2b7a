package dev.pickwright.model.sync;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.StationStep.Kind;
import dev.pickwright.model.sync.StationStore.StationNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A station's side of the protocol. Each method is one transaction of the store, or joins the caller's. It decides and keeps; the
 * caller carries the messages, one at a time, and does what the returned step says.
 */
public final class StationSync {

    private static final int POINTS = 24;

    private final StationStore store;
    private final StationFeeds feeds;
    private final Greeting greeting = new Greeting();
    private final CentralClock central = new CentralClock();

    public StationSync(StationStore store) {
        this.store = store;
        this.feeds = new StationFeeds(store);
    }

    /**
     * Records an operation in the caller's transaction, the one that carries it out, and starts its leases. The same id again
     * changes nothing and returns what was recorded.
     *
     * @param operation its {@code seq} is ignored
     */
    public LoggedOperation record(Operation operation) {
        return store.transaction(() -> store.find(operation.id()).orElseGet(() -> append(operation)));
    }

    private LoggedOperation append(Operation operation) {
        StationIdentity identity = store.identity();
        Operation placed = operation.at(identity.head() + 1);
        Chain chain = identity.chain().with(placed);
        var entry = new LoggedOperation(identity.incarnation(), placed, chain, OperationStanding.SAVED, null);
        store.append(entry);
        store.write(identity.appended(chain));
        for (LeaseRef ref : operation.leases()) {
            store.lease(ref.fulfillment())
                    .filter(lease -> lease.epoch() == ref.epoch() && lease.state() == StationLease.State.HELD)
                    .ifPresent(lease -> store.write(lease.in(StationLease.State.STARTED)));
        }
        return entry;
    }

    /** What to say now. Counts the hello. */
    public Hello hello(StationMoment now, String app, long freeMegabytes) {
        return store.transaction(() -> {
            StationIdentity identity = store.identity().greeting(now.boot());
            store.write(identity);
            central.asked(now);
            List<HeldLease> held = store.openLeases().stream()
                    .map(lease -> new HeldLease(
                            lease.fulfillment(), lease.epoch(), lease.state() == StationLease.State.STARTED))
                    .toList();
            return new Hello(
                    identity.station(),
                    identity.incarnation(),
                    app,
                    now.boot(),
                    identity.helloNo(),
                    now.wall(),
                    now.mono(),
                    identity.head(),
                    identity.acked(),
                    points(identity),
                    List.of(store.feed(FeedName.CONTROL), store.feed(FeedName.REFERENCE)),
                    HeldLease.digest(held.stream()
                            .map(lease -> new LeaseRef(lease.fulfillment(), lease.epoch()))
                            .toList()),
                    greeting.list(held),
                    store.backlog(now.wall()),
                    freeMegabytes);
        });
    }

    private List<ChainPoint> points(StationIdentity identity) {
        List<ChainPoint> points = new ArrayList<>();
        if (identity.head() > 0) {
            points.add(new ChainPoint(identity.head(), identity.chain()));
        }
        long acked = identity.acked();
        if (acked > 0 && acked < identity.head()) {
            store.chainAt(identity.incarnation(), acked).ifPresent(chain -> points.add(new ChainPoint(acked, chain)));
        }
        if (greeting.points()) {
            points.addAll(store.points(identity.incarnation(), POINTS));
        }
        return points;
    }

    /** Takes central's answer to the newest hello; one to an older hello is ignored. */
    public StationStep take(HelloReply reply) {
        return store.transaction(() -> {
            StationIdentity before = store.identity();
            if (reply.incarnation() != before.incarnation()
                    || reply.helloNo() != before.helloNo()
                    || !reply.boot().equals(before.boot())
                    || reply.standing() == StreamStanding.STALE) {
                return StationStep.NOTHING;
            }
            StationIdentity identity = before.heard(reply.central(), reply.now());
            store.write(identity);
            central.answered(reply.now());
            reply.leases().forEach(feeds::standing);
            reply.feeds().forEach(feeds::heads);
            StationStep step = step(store.identity(), reply);
            boolean again = greeting.answered(reply, step);
            return again ? StationStep.HELLO : step;
        });
    }

    private StationStep step(StationIdentity identity, HelloReply reply) {
        return switch (reply.standing()) {
            case UNKNOWN_INCARNATION -> open(reply, OpenIncarnation.Why.UNKNOWN_INCARNATION, 0);
            case FENCED -> open(reply, OpenIncarnation.Why.FENCED, agreed(identity, reply));
            case FORK -> open(reply, OpenIncarnation.Why.FORK, reply.common());
            case STATION_BEHIND -> restored(identity, reply);
            case OK, CENTRAL_BEHIND -> settle(identity, reply);
            case STALE -> StationStep.NOTHING;
        };
    }

    private static StationStep open(HelloReply reply, OpenIncarnation.Why why, long common) {
        return new StationStep(Kind.OPEN, why, common, reply.current());
    }

    private StationStep restored(StationIdentity identity, HelloReply reply) {
        store.note(new StationNote(StationNote.Kind.RESTORED, null, 0, null));
        return open(reply, OpenIncarnation.Why.STATION_BEHIND, identity.head());
    }

    /** The place up to which central surely has what this station has: all of what it applied, or nothing. */
    private long agreed(StationIdentity identity, HelloReply reply) {
        return matches(identity, reply.appliedThrough(), reply.chain()) ? reply.appliedThrough() : 0;
    }

    private boolean matches(StationIdentity identity, long seq, Chain chain) {
        return seq == 0
                || seq <= identity.head()
                        && store.chainAt(identity.incarnation(), seq)
                                .filter(chain::equals)
                                .isPresent();
    }

    private StationStep settle(StationIdentity identity, HelloReply reply) {
        long applied = reply.appliedThrough();
        if (applied > identity.head()) {
            return restored(identity, reply);
        }
        if (!matches(identity, applied, reply.chain())) {
            // Pruned there, so central lost what no backup of it should have lost; or the logs disagree.
            return open(reply, OpenIncarnation.Why.FORK, 0);
        }
        if (applied < identity.acked()) {
            store.resend(identity.incarnation(), applied);
        }
        store.write(identity.acked(applied));
        long firstWaiting = store.firstWaiting(identity.incarnation()).orElse(Long.MAX_VALUE);
        // What still waits for its answer is sent again, and that takes the chain before it; so is what is under review
        // when central may have ruled on it unheard.
        long firstOpen = Math.min(
                firstWaiting, store.firstUnderReview(identity.incarnation()).orElse(Long.MAX_VALUE));
        long safe = Math.min(Math.min(applied, reply.safePruneThrough()), firstOpen - 1);
        if (safe > 0) {
            // What is of incarnations before was applied before the first of this one, so it is safe by then as well.
            store.prune(identity.incarnation(), safe);
        }
        return toSend(store.identity()).isPresent() ? StationStep.PUSH : StationStep.NOTHING;
    }

    /**
     * The first place to send. What central is not known to have goes there even if it does not wait any more: under another
     * place it may have been ruled on, and that came by the feed.
     */
    private OptionalLong toSend(StationIdentity identity) {
        OptionalLong waiting = store.firstWaiting(identity.incarnation());
        if (identity.incarnation() == 0 || identity.acked() >= identity.head()) {
            return waiting;
        }
        return OptionalLong.of(Math.min(identity.acked() + 1, waiting.orElse(Long.MAX_VALUE)));
    }

    /** The next operations to send, at most so many and so large; null if none wait or there is no incarnation yet. */
    public @Nullable Push nextPush(StationMoment now, Limits limits) {
        boolean waits = store.relaxed(() -> toSend(store.identity())).isPresent();
        // Durable before it is sent: what a station has forgotten, central must not know.
        return waits ? store.transaction(() -> push(now, limits)).orElse(null) : null;
    }

    private java.util.Optional<Push> push(StationMoment now, Limits limits) {
        StationIdentity identity = store.identity();
        long incarnation = identity.incarnation();
        OptionalLong first = toSend(identity);
        if (incarnation == 0 || first.isEmpty()) {
            return java.util.Optional.empty();
        }
        long from = first.getAsLong();
        Chain previous = from == 1
                ? Chain.START
                : store.chainAt(incarnation, from - 1)
                        .orElseThrow(() -> new IllegalStateException("the chain before what is to be sent is kept"));
        List<Operation> operations = new ArrayList<>();
        int bytes = 0;
        for (LoggedOperation entry : store.after(incarnation, from - 1, limits.operations())) {
            bytes += entry.operation().body().length()
                    + entry.operation().given().length()
                    + 300;
            if (bytes > limits.bytes() && !operations.isEmpty()) {
                break;
            }
            operations.add(entry.operation());
        }
        store.sent(incarnation, from, from + operations.size() - 1);
        return java.util.Optional.of(new Push(identity.station(), incarnation, now.boot(), from, previous, operations));
    }

    /**
     * Takes the answer to a push. One that was meant for another incarnation, or does not fit the log, changes nothing. If
     * a crash takes it back, the same operations are sent again and answered as they stand.
     */
    public StationStep take(Push sent, PushReply reply) {
        return store.relaxed(() -> {
            StationIdentity identity = store.identity();
            if (sent.incarnation() != identity.incarnation() || reply.incarnation() != identity.incarnation()) {
                return StationStep.NOTHING;
            }
            if (reply.refusal() != null || !matches(identity, reply.appliedThrough(), reply.chain())) {
                return StationStep.HELLO;
            }
            Map<Long, Ruling> rulings = reply.rulings().stream()
                    .collect(Collectors.toMap(PushReply.Ruled::seq, PushReply.Ruled::ruling, (a, b) -> a));
            for (Operation operation : sent.operations()) {
                Ruling ruling = rulings.get(operation.seq());
                if (operation.seq() <= reply.appliedThrough() && ruling != null) {
                    store.find(operation.id())
                            .filter(entry -> entry.incarnation() == sent.incarnation()
                                    && entry.standing().waits())
                            .ifPresent(entry -> store.update(entry.ruled(ruling)));
                }
            }
            long last = sent.from() + sent.operations().size() - 1;
            store.applied(sent.incarnation(), sent.from(), Math.min(last, reply.appliedThrough()));
            store.write(identity.acked(Math.max(identity.acked(), reply.appliedThrough())));
            return toSend(store.identity()).isPresent() ? StationStep.PUSH : StationStep.NOTHING;
        });
    }

    /**
     * The question for another incarnation that a step wants.
     *
     * @param nonce fresh for the step; the same when the question is repeated
     */
    public OpenIncarnation opening(StationStep step, StationMoment now, UUID nonce) {
        return store.transaction(() -> {
            StationIdentity identity = store.identity();
            OpenIncarnation.Why why = step.why();
            return new OpenIncarnation(
                    identity.station(),
                    step.current(),
                    identity.incarnation(),
                    why == null ? OpenIncarnation.Why.ENROLLED : why,
                    identity.head(),
                    step.common(),
                    now.boot(),
                    nonce);
        });
    }

    /**
     * Takes the new incarnation: what central does not surely have, and what its answer never came for, gets new places in it
     * and waits again, with the ids it had. If another one was opened meanwhile, says with which to ask again.
     */
    public StationStep take(OpenIncarnation asked, IncarnationOpened opened) {
        return store.transaction(() -> {
            StationIdentity identity = store.identity();
            if (!asked.nonce().equals(opened.nonce()) || identity.incarnation() != asked.from()) {
                return StationStep.NOTHING;
            }
            if (!opened.opened()) {
                return new StationStep(Kind.OPEN, asked.reason(), asked.common(), opened.incarnation());
            }
            move(identity, asked, opened);
            feeds.wantAllSnapshots();
            return StationStep.HELLO;
        });
    }

    private void move(StationIdentity identity, OpenIncarnation asked, IncarnationOpened opened) {
        StationIdentity now = identity.opened(opened.incarnation());
        boolean all = asked.reason() == OpenIncarnation.Why.UNKNOWN_INCARNATION
                || asked.reason() == OpenIncarnation.Why.ENROLLED
                || asked.common() == 0;
        for (LoggedOperation entry : store.all()) {
            boolean open =
                    entry.incarnation() == asked.from() && entry.operation().seq() > asked.common();
            if (all || open || entry.standing().waits()) {
                LoggedOperation again = entry.after(now);
                store.update(again);
                now = now.appended(again.chain());
            }
        }
        store.write(now);
    }

    /**
     * Applies a page of a feed, as far as it goes on without a gap from what was applied before.
     *
     * @return whether the next page is to be asked for
     */
    public boolean take(FeedPage page) {
        return store.transaction(() -> {
            store.identity();
            return feeds.take(page);
        });
    }

    /** Takes leases that central granted; one with an older epoch than the station has is late and ignored. */
    public void take(WorkGranted granted, StationMoment now) {
        store.transaction(() -> {
            long time = central.at(now, store.identity().serverTime());
            for (GrantedLease lease : granted.leases()) {
                long known = store.lease(lease.fulfillment())
                        .map(StationLease::epoch)
                        .orElse(0L);
                if (lease.epoch() > known) {
                    store.write(StationLease.of(lease, now, time));
                }
            }
            return true;
        });
    }

    /** Whether the operator may work on the fulfillment now. */
    public WorkAnswer mayWork(FulfillmentId fulfillment, StationMoment now) {
        return store.transaction(() -> {
            long serverTime = store.identity().serverTime();
            return store.lease(fulfillment)
                    .map(lease -> switch (lease.state()) {
                        case STOPPED -> WorkAnswer.STOPPED;
                        case ENDED -> WorkAnswer.NOT_LEASED;
                        case HELD, STARTED ->
                            lease.mayStart(now, serverTime) ? WorkAnswer.YES : WorkAnswer.TOO_LATE_TO_START;
                    })
                    .orElse(WorkAnswer.NOT_LEASED);
        });
    }

    /** The operator acknowledged the stop, or the work is done or given back: the lease is over here. */
    public void end(FulfillmentId fulfillment, long epoch) {
        store.transaction(() -> {
            store.identity();
            store.lease(fulfillment)
                    .filter(lease -> lease.epoch() == epoch)
                    .ifPresent(lease -> store.write(lease.in(StationLease.State.ENDED)));
            return true;
        });
    }

    /** Whether work may be done. */
    public enum WorkAnswer {
        YES,
        NOT_LEASED,
        /** Central took it back: stop, put back, acknowledge. */
        STOPPED,
        /** It was for a while without central, and that is over. */
        TOO_LATE_TO_START
    }
}
