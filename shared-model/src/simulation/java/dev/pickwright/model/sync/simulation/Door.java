package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CentralStore.StreamBook;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushRefusal;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.StreamStanding;
import dev.pickwright.model.sync.WantWork;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Where a computer comes in at central: who it is was looked at, and what came in may come again. */
final class Door {

    private final Central central;
    private final Pc pc;
    private final Planted planted;
    private final Repeats repeats;
    private final SplittableRandom random;

    Door(World world, Central central, Pc pc, Planted planted, Repeats repeats) {
        this.central = central;
        this.pc = pc;
        this.planted = planted;
        this.repeats = repeats;
        random = world.random("door " + pc.name);
    }

    HelloReply hello(Hello hello) {
        HelloReply reply = central.hello(hello);
        int decided = central.clonesDecided;
        repeats.asked(
                "hello", () -> central.clonesDecided == decided && knows(hello, reply), () -> central.hello(hello));
        return planted.hello(pc, hello, reply);
    }

    /** A boot that spoke too long ago is not known any more. */
    private boolean knows(Hello hello, HelloReply reply) {
        return reply.standing() == StreamStanding.UNKNOWN_INCARNATION
                || central.store
                        .station(hello.station())
                        .filter(book -> book.boots().stream().anyMatch(boot -> boot.startsWith(hello.boot() + ":")))
                        .isPresent();
    }

    IncarnationOpened open(OpenIncarnation asked) {
        IncarnationOpened opened = central.open(asked);
        repeats.asked("incarnation", () -> true, () -> central.open(asked));
        return opened;
    }

    /** @param from who the computer was when it sent this */
    PushReply push(StationId from, Push push) {
        PushReply reply;
        central.caller = from;
        try {
            reply = planted.push(pc, push);
        } finally {
            central.caller = null;
        }
        PushRefusal refusal = reply.refusal();
        if (refusal == null) {
            remember(push, reply.appliedThrough());
        } else {
            String nothing = central.db.firstChange(() -> justified(push, refusal));
            Violation.unless(nothing == null, "S11", () -> "refusing changed " + nothing);
        }
        return reply;
    }

    /** Any beginning of what was taken. */
    private void remember(Push push, long through) {
        List<Operation> taken = push.operations().stream()
                .filter(operation -> operation.seq() <= through)
                .toList();
        if (!taken.isEmpty()) {
            Push some = new Push(
                    push.station(),
                    push.incarnation(),
                    push.boot(),
                    push.from(),
                    push.previous(),
                    taken.subList(0, 1 + random.nextInt(taken.size())));
            repeats.asked("push", () -> true, () -> central.push(some));
        }
    }

    /** S33: operations are refused for their place alone: never for version, clock, backlog, user or a full disk. */
    private void justified(Push push, PushRefusal refusal) {
        StreamBook stream =
                central.store.stream(push.station(), push.incarnation()).orElse(null);
        boolean why = switch (refusal) {
            case UNKNOWN_INCARNATION ->
                stream == null || central.store.station(push.station()).isEmpty();
            case FENCED -> stream != null && !stream.open();
            case GAP -> stream != null && push.from() > stream.appliedThrough() + 1;
            case FORK -> stream != null && !follows(push, stream.appliedThrough());
        };
        Violation.unless(why, "S33", () -> "refused as " + refusal.wire() + ", of " + stream + ": " + push);
    }

    private boolean follows(Push push, long applied) {
        Chain chain = push.previous();
        boolean same = at(push, push.from() - 1).equals(chain);
        for (Operation operation : push.operations()) {
            chain = chain.with(operation);
            same &= operation.seq() > applied || chain.equals(at(push, operation.seq()));
        }
        return same;
    }

    private Chain at(Push push, long seq) {
        return central.store
                .applied(push.station(), push.incarnation(), seq)
                .map(applied -> applied.chain())
                .orElse(Chain.START);
    }

    FeedPage feed(StationId station, FeedName name, long after) {
        FeedPage page = central.feed(station, name, after);
        repeats.asked("feed", () -> true, () -> central.feed(station, name, after));
        return planted.page(page);
    }

    Central.@Nullable Copy copy(StationId station, FulfillmentId fulfillment) {
        Central.Copy copy = central.copy(station, fulfillment);
        repeats.asked("copy", () -> true, () -> central.copy(station, fulfillment));
        return copy;
    }

    Central.Granted work(StationId station, WantWork wanted) {
        Central.Granted granted = central.work(station, wanted);
        repeats.asked("work", () -> true, () -> central.work(station, wanted));
        return granted;
    }

    Central.Granted takeOver(StationId station, FulfillmentId fulfillment) {
        return central.takeOver(station, fulfillment);
    }

    /** Asked again, central gives more numbers: they are not scarce. */
    Central.Block block(StationId station, long incarnation) {
        return central.block(station, incarnation);
    }
}
