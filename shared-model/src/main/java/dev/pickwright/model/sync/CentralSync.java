package dev.pickwright.model.sync;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.CentralStore.StationBook;
import dev.pickwright.model.sync.CentralStore.StreamBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Central's side of the protocol: who speaks for a station, and what it sent. Each method is one transaction of the store.
 * Times are central's clock in milliseconds since 1970.
 */
public final class CentralSync {

    private static final int BOOTS = 8;
    private static final long MAX_BACKLOG = 20_000;
    private static final long MIN_FREE_MEGABYTES = 500;

    private final CentralStore store;
    private final Rulings rulings;
    private final Leases leases;
    private final long backupHorizonMillis;

    /** @param backupHorizonMillis how old a backup central may be restored from */
    public CentralSync(CentralStore store, Floor floor, long backupHorizonMillis) {
        this.store = store;
        this.rulings = new Rulings(store, floor);
        this.leases = rulings.leases();
        this.backupHorizonMillis = backupHorizonMillis;
    }

    /** Answers a hello, and notes what it says. Changes nobody's incarnation. */
    public HelloReply hello(Hello hello, long now) {
        return store.transaction(() -> {
            Optional<StationBook> known = store.station(hello.station());
            Optional<StreamBook> stream = store.stream(hello.station(), hello.incarnation());
            if (known.isEmpty() || stream.isEmpty()) {
                long current = known.map(StationBook::current).orElse(0L);
                return reply(hello, now, StreamStanding.UNKNOWN_INCARNATION, current, 0, Chain.START, 0, null);
            }
            StationBook book = known.get();
            if (isOld(book, hello)) {
                return reply(hello, now, StreamStanding.STALE, book.current(), 0, Chain.START, 0, null);
            }
            StationBook seen = seen(book, hello, now);
            store.write(seen);
            return standing(hello, now, seen, stream.get());
        });
    }

    private HelloReply standing(Hello hello, long now, StationBook book, StreamBook stream) {
        long applied = stream.appliedThrough();
        StreamStanding standing;
        long common = 0;
        if (!stream.open()) {
            standing = StreamStanding.FENCED;
            store.write(claimed(stream, hello, now));
        } else {
            standing = compare(hello, stream);
            if (standing == StreamStanding.FORK) {
                common = common(hello, applied);
            } else if (standing != StreamStanding.STATION_BEHIND) {
                store.write(claimed(stream, hello, now));
                leases.heard(hello);
            }
        }
        GrantRefusal refusal = refusal(book, hello);
        return reply(hello, now, standing, book.current(), applied, stream.chain(), common, refusal);
    }

    private StreamStanding compare(Hello hello, StreamBook stream) {
        long applied = stream.appliedThrough();
        if (applied > hello.head()) {
            Chain theirs = hello.chainAt(hello.head());
            Chain ours = chainAt(hello.station(), hello.incarnation(), hello.head());
            return ours != null && ours.equals(theirs) ? StreamStanding.STATION_BEHIND : StreamStanding.FORK;
        }
        Chain theirs = hello.chainAt(applied);
        if (theirs != null && !theirs.equals(stream.chain())) {
            return StreamStanding.FORK;
        }
        return applied < hello.acked() ? StreamStanding.CENTRAL_BEHIND : StreamStanding.OK;
    }

    private @Nullable Chain chainAt(StationId station, long incarnation, long seq) {
        return seq == 0
                ? Chain.START
                : store.applied(station, incarnation, seq)
                        .map(AppliedOperation::chain)
                        .orElse(null);
    }

    /** The newest place that the hello tells the chain of and at which ours is the same. */
    private long common(Hello hello, long applied) {
        return hello.points().stream()
                .filter(point -> point.seq() <= applied
                        && point.chain().equals(chainAt(hello.station(), hello.incarnation(), point.seq())))
                .mapToLong(ChainPoint::seq)
                .max()
                .orElse(0);
    }

    private static StreamBook claimed(StreamBook stream, Hello hello, long now) {
        long head = Math.max(stream.claimedHead(), hello.head());
        // What waits there for nothing but an answer is not missing here.
        boolean none = hello.backlog().operations() == 0 || head <= stream.appliedThrough();
        long oldest = none ? 0 : now - hello.backlog().oldestMillis();
        return new StreamBook(
                stream.station(),
                stream.incarnation(),
                stream.open(),
                stream.appliedThrough(),
                stream.chain(),
                head,
                oldest,
                stream.rescuedThrough());
    }

    /** Whether the same start of the backend said hello with a higher number, or this one, before. */
    private static boolean isOld(StationBook book, Hello hello) {
        return book.boots().stream()
                .anyMatch(boot -> boot.startsWith(hello.boot() + ":")
                        && Long.parseLong(boot.substring(hello.boot().length() + 1)) >= hello.helloNo());
    }

    private static StationBook seen(StationBook book, Hello hello, long now) {
        List<String> boots = new ArrayList<>(book.boots());
        String mine = hello.boot() + ":";
        boolean last = !boots.isEmpty() && boots.getLast().startsWith(mine);
        boolean before = boots.removeIf(boot -> boot.startsWith(mine));
        boots.add(mine + hello.helloNo());
        while (boots.size() > BOOTS) {
            boots.removeFirst();
        }
        return new StationBook(
                book.station(), book.current(), book.last(), boots, book.suspectedClone() || before && !last, now);
    }

    private static @Nullable GrantRefusal refusal(StationBook book, Hello hello) {
        if (book.suspectedClone()) {
            return GrantRefusal.SUSPECT_CLONE;
        }
        if (hello.backlog().operations() > MAX_BACKLOG) {
            return GrantRefusal.BACKLOG;
        }
        return hello.freeMegabytes() >= 0 && hello.freeMegabytes() < MIN_FREE_MEGABYTES ? GrantRefusal.DISK : null;
    }

    private HelloReply reply(
            Hello hello,
            long now,
            StreamStanding standing,
            long current,
            long applied,
            Chain chain,
            long common,
            @Nullable GrantRefusal refusal) {
        boolean old = standing == StreamStanding.STALE;
        return new HelloReply(
                hello.boot(),
                hello.helloNo(),
                hello.incarnation(),
                now,
                store.central(),
                standing,
                current,
                applied,
                chain,
                common,
                store.appliedBefore(hello.station(), hello.incarnation(), now - backupHorizonMillis),
                refusal,
                true,
                old ? List.of() : store.feedHeads(hello.station()),
                !old && hello.leases() == null && leases.differ(hello),
                old ? List.of() : leases.standings(hello));
    }

    /** Opens another incarnation, if the one that is named is still the station's. The same nonce gets the same answer. */
    public IncarnationOpened open(OpenIncarnation asked, long now) {
        return store.transaction(() -> {
            int central = store.central();
            StationBook book = store.station(asked.station())
                    .orElseGet(() -> new StationBook(asked.station(), 0, 0, List.of(), false, now));
            Optional<Long> before = store.opened(asked.station(), asked.nonce());
            if (before.isPresent()) {
                return new IncarnationOpened(asked.nonce(), true, before.get(), central);
            }
            if (book.current() != asked.current()) {
                return new IncarnationOpened(asked.nonce(), false, book.current(), central);
            }
            // Also above the one it comes from, which a central that was restored may never have heard of.
            long next = Fence.next(central, Math.max(book.last(), asked.from()));
            store.stream(asked.station(), book.current())
                    .ifPresent(stream -> store.write(closed(stream, stream.incarnation() == asked.from(), asked)));
            if (asked.from() != book.current()) {
                store.stream(asked.station(), asked.from())
                        .ifPresent(stream -> store.write(closed(stream, true, asked)));
            }
            store.write(
                    new StationBook(book.station(), next, next, book.boots(), book.suspectedClone(), book.lastHello()));
            store.write(new StreamBook(asked.station(), next, true, 0, Chain.START, 0, 0, 0));
            store.opened(asked.station(), asked.nonce(), next);
            return new IncarnationOpened(asked.nonce(), true, next, central);
        });
    }

    private static StreamBook closed(StreamBook stream, boolean taken, OpenIncarnation asked) {
        return new StreamBook(
                stream.station(),
                stream.incarnation(),
                false,
                stream.appliedThrough(),
                stream.chain(),
                stream.claimedHead(),
                stream.claimedOldest(),
                taken ? Math.max(stream.rescuedThrough(), asked.head()) : stream.rescuedThrough());
    }

    /**
     * Applies operations, each with a verdict, all in one transaction. If carrying one out fails for a reason nobody
     * foresaw, those before it count and the answer says to come again.
     */
    public PushReply push(Push push, long now) {
        HandledPush handled = store.transaction(() -> take(push, now));
        AppliedFailure failure = handled.failure();
        if (failure != null) {
            store.failed(failure.id(), failure.error());
        }
        return handled.reply();
    }

    private record AppliedFailure(OperationId id, String error) {}

    private record HandledPush(PushReply reply, @Nullable AppliedFailure failure) {}

    private HandledPush take(Push push, long now) {
        Optional<StationBook> book = store.station(push.station());
        Optional<StreamBook> found = store.stream(push.station(), push.incarnation());
        if (book.isEmpty() || found.isEmpty()) {
            return refused(push, PushRefusal.UNKNOWN_INCARNATION, 0, Chain.START);
        }
        StreamBook stream = found.get();
        PushRefusal refusal = fit(push, stream);
        if (refusal != null) {
            return refused(push, refusal, stream.appliedThrough(), stream.chain());
        }
        store.ahead(push.operations().stream()
                .filter(operation -> operation.seq() > stream.appliedThrough())
                .toList());
        List<PushReply.Ruled> told = new ArrayList<>();
        long applied = stream.appliedThrough();
        Chain chain = stream.chain();
        AppliedFailure failure = null;
        for (Operation operation : push.operations()) {
            Ruling ruling;
            if (operation.seq() <= stream.appliedThrough()) {
                ruling = rulings.asItStands(store.seen(operation.id())
                        .map(AppliedOperation::ruling)
                        .orElseThrow(() -> new IllegalStateException("what was applied was seen")));
            } else {
                Chain next = chain.with(operation);
                try {
                    ruling = rulings.rule(push.station(), push.incarnation(), operation, next, now);
                } catch (Floor.HandlerFailure e) {
                    failure = new AppliedFailure(operation.id(), String.valueOf(e.getMessage()));
                    break;
                }
                applied = operation.seq();
                chain = next;
            }
            if (!ruling.equals(Ruling.APPLIED)) {
                told.add(new PushReply.Ruled(operation.seq(), ruling));
            }
        }
        store.write(new StreamBook(
                stream.station(),
                stream.incarnation(),
                true,
                applied,
                chain,
                Math.max(stream.claimedHead(), applied),
                applied >= stream.claimedHead() ? 0 : stream.claimedOldest(),
                stream.rescuedThrough()));
        long wait = failure == null ? 0 : 1_000;
        return new HandledPush(new PushReply(push.incarnation(), null, applied, chain, told, wait), failure);
    }

    /** Null if the push goes on from what central has, or repeats some of it. */
    private @Nullable PushRefusal fit(Push push, StreamBook stream) {
        if (!stream.open()) {
            return PushRefusal.FENCED;
        }
        if (push.from() < 1 || push.from() > stream.appliedThrough() + 1) {
            return PushRefusal.GAP;
        }
        if (!push.previous().equals(chainAt(push.station(), push.incarnation(), push.from() - 1))) {
            return PushRefusal.FORK;
        }
        Chain chain = push.previous();
        long expected = push.from();
        for (Operation operation : push.operations()) {
            if (operation.seq() != expected++) {
                return PushRefusal.GAP;
            }
            chain = chain.with(operation);
            if (operation.seq() <= stream.appliedThrough()
                    && !chain.equals(chainAt(push.station(), push.incarnation(), operation.seq()))) {
                return PushRefusal.FORK;
            }
        }
        return null;
    }

    private static HandledPush refused(Push push, PushRefusal refusal, long applied, Chain chain) {
        return new HandledPush(new PushReply(push.incarnation(), refusal, applied, chain, List.of(), 0), null);
    }

    /** Who may work on what. */
    public Leases leases() {
        return leases;
    }

    /** What a supervisor decides. */
    public Cases cases() {
        return new Cases(store, rulings, leases);
    }
}
