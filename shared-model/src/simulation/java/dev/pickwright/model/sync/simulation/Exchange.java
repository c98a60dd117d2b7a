package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseEnd;
import dev.pickwright.model.sync.Limits;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationStep;
import dev.pickwright.model.sync.StationStore.StationNote;
import dev.pickwright.model.sync.WantWork;
import dev.pickwright.model.sync.WorkGranted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The loop that talks to central for a computer: one message at a time. */
final class Exchange {

    private static final int STEPS = 60;

    private final World world;
    private final Setup setup;
    private final Pc pc;
    private final Central central;
    private final Planted planted;
    final Link link;
    private final SplittableRandom random;
    private boolean busy;
    private int steps;
    private int number;
    private int life;
    private long noted;
    private boolean grants = true;
    private boolean calm;
    private boolean heardInCalm;
    private long opening;
    /** What central has for somebody to carry back, as of the last exchange. */
    List<PutBack> putBacks = List.of();

    Exchange(World world, Setup setup, Pc pc, Central central, Link link) {
        this.world = world;
        this.setup = setup;
        this.pc = pc;
        this.central = central;
        this.link = link;
        this.planted = new Planted(world, central, pc.name);
        this.random = world.random("exchange " + pc.name);
    }

    /** Every half minute or so. */
    void run() {
        long gap = 30_000 * setup.pace();
        world.after(gap * 8 / 10 + random.nextLong(gap * 4 / 10), this::run);
        at(() -> {
            if (pc.up() && !pc.paused() && !busy() && !(world.has(Bug.P9) && idle())) {
                steps = 0;
                // Something waits and central was there a moment ago: no need to shake hands first.
                if (!calm && pc.store.waiting() > 0 && random.nextInt(3) == 0) {
                    push();
                } else {
                    hello();
                }
            }
        });
    }

    private boolean idle() {
        return pc.store.identity().incarnation() != 0 && pc.store.waiting() == 0 && (calm || random.nextInt(10) > 0);
    }

    /** Whether it asks for an incarnation just now. */
    boolean opening() {
        return busy && world.now() - opening < 5_000 * setup.pace();
    }

    void calm() {
        calm = true;
    }

    /** Whether central has answered it since faults are over. */
    boolean heardInCalm() {
        return heardInCalm;
    }

    boolean busy() {
        return busy && life == pc.life();
    }

    private <T> void call(Supplier<T> question, Consumer<T> taken, Consumer<T> late) {
        busy = true;
        life = pc.life();
        int here = life;
        int mine = ++number;
        link.call(
                question,
                answer -> {
                    if (here == pc.life() && pc.up()) {
                        at(() -> (mine == number ? taken : late).accept(answer));
                    }
                },
                answer -> {
                    if (here == pc.life() && pc.up()) {
                        world.counts.add("sometimes: answer taken late");
                        at(() -> late.accept(answer));
                    }
                },
                () -> {
                    if (here == pc.life() && mine == number) {
                        busy = false;
                    }
                });
    }

    /** Runs at the computer, which may die in it. */
    private void at(Runnable work) {
        try {
            work.run();
            if (!world.has(Bug.P3)) {
                pc.db.sync();
            }
        } catch (Crash crash) {
            pc.died();
        }
    }

    private void hello() {
        at(() -> {
            Hello hello = pc.sync().hello(pc.moment(), "1", pc.isDiskFull() ? 100 : 40_000);
            call(
                    () -> planted.hello(pc, hello, central.hello(hello)),
                    this::heard,
                    reply -> pc.sync().take(reply));
        });
    }

    private void heard(HelloReply reply) {
        pc.truth.heard(pc, reply);
        heardInCalm = calm;
        grants = reply.grantRefusal() == null;
        world.trace.say(world.now(), pc.name, "hears", reply.standing().wire(), reply.appliedThrough());
        world.counts.add("sometimes: standing " + reply.standing().wire());
        if (reply.grantRefusal() != null) {
            world.counts.add(
                    "sometimes: no work because of " + reply.grantRefusal().wire());
        }
        StationStep step = pc.sync().take(reply);
        planted.heard(pc);
        follow(step);
    }

    private void follow(StationStep step) {
        if (steps++ > STEPS) {
            world.counts.add("sometimes: an exchange goes on next time");
            busy = false;
            return;
        }
        switch (step.kind()) {
            case HELLO -> hello();
            case OPEN -> open(step);
            case PUSH -> push();
            case NOTHING -> feeds();
        }
    }

    private void open(StationStep step) {
        OpenIncarnation asked = pc.sync().opening(step, pc.moment(), world.id());
        world.trace.say(
                world.now(), pc.name, "asks for an incarnation", asked.reason().wire(), asked.common());
        world.counts.add(
                "sometimes: incarnation asked because of " + asked.reason().wire());
        Consumer<IncarnationOpened> taken = opened -> {
            world.trace.say(
                    world.now(), pc.name, opened.opened() ? "is now" : "has to ask again,", opened.incarnation());
            pc.truth.opening(pc, opened);
            StationStep next = pc.sync().take(asked, opened);
            planted.moved(pc, opened);
            follow(next);
        };
        opening = world.now();
        call(() -> central.open(asked), taken, opened -> pc.sync().take(asked, opened));
    }

    private void push() {
        Push push = pc.sync().nextPush(pc.moment(), limits(random.nextInt(4)));
        if (push == null) {
            feeds();
            return;
        }
        world.counts.add("operations pushed", push.operations().size());
        pc.truth.shown(pc, push);
        Consumer<PushReply> late = reply -> planted.late(pc, push, reply);
        call(() -> planted.push(pc, push), reply -> pushed(push, reply), late);
    }

    /** Small batches too, so that a batch ends anywhere. */
    private Limits limits(int choice) {
        return choice == 0 ? new Limits(1 + random.nextInt(5), Limits.DEFAULT.bytes()) : Limits.DEFAULT;
    }

    private void pushed(Push push, PushReply reply) {
        var refusal = reply.refusal();
        world.trace.say(
                world.now(),
                pc.name,
                "pushed",
                push.from(),
                push.operations().size(),
                refusal == null ? "taken" : refusal.wire(),
                reply.appliedThrough());
        if (refusal != null) {
            world.counts.add("sometimes: push refused, " + refusal.wire());
        }
        List<OperationId> waited = pc.truth.waiting(pc, push);
        StationStep step = pc.sync().take(push, reply);
        pc.truth.confirmed(pc, waited);
        pc.truth.progress(pc, reply);
        lookForRevoked(push);
        if (reply.retryAfterMillis() > 0) {
            world.counts.add("sometimes: batch cut at an operation that fails");
            busy = false;
            int now = pc.life();
            world.after(reply.retryAfterMillis() * setup.pace(), () -> {
                if (now == pc.life() && pc.up() && !busy()) {
                    steps = 0;
                    hello();
                }
            });
        } else {
            follow(step);
        }
    }

    private void lookForRevoked(Push push) {
        for (var operation : push.operations()) {
            for (var ref : operation.leases()) {
                Lease lease = central.store.truly(ref.fulfillment());
                boolean applied = central.store.appliedPlainly(operation.id());
                if (applied && lease != null && lease.epoch() == ref.epoch() && lease.end() == LeaseEnd.REVOKED) {
                    world.counts.add("sometimes: revoked between applying and the answer");
                    return;
                }
            }
        }
    }

    private void feeds() {
        feed(FeedName.CONTROL);
    }

    private void feed(FeedName name) {
        FeedPoint point = pc.store.feed(name);
        call(
                () -> planted.page(central.feed(pc.station, name, point.no())),
                page -> fed(name, page),
                page -> pc.sync().take(page));
    }

    private void fed(FeedName name, FeedPage page) {
        FeedPoint before = pc.store.feed(name);
        boolean more = planted.take(pc, page);
        pc.truth.fed(pc, page, before);
        if (more && steps++ < STEPS) {
            world.counts.add("sometimes: feed read in parts");
            feed(name);
        } else if (name == FeedName.CONTROL && random.nextInt(10) == 0) {
            feed(FeedName.REFERENCE);
        } else {
            notes();
        }
    }

    private void notes() {
        Deque<FulfillmentId> wanted = new ArrayDeque<>();
        TreeMap<Long, StationNote> notes = pc.store.notes();
        noted = notes.isEmpty() ? 0 : notes.lastKey();
        for (StationNote note : notes.values()) {
            world.counts.add("sometimes: note " + note.kind().name().toLowerCase(java.util.Locale.ROOT));
            FulfillmentId fulfillment = note.fulfillment();
            if (fulfillment != null && !wanted.contains(fulfillment)) {
                wanted.add(fulfillment);
            }
        }
        dealtWith(null);
        for (StationLease lease : pc.store.openLeases()) {
            if (!pc.hasCopy(lease) && !wanted.contains(lease.fulfillment())) {
                wanted.add(lease.fulfillment());
            }
        }
        copies(wanted, true);
    }

    private void copies(Deque<FulfillmentId> wanted, boolean first) {
        FulfillmentId next = wanted.poll();
        if (next == null) {
            if (first) {
                work();
            } else {
                busy = false;
            }
            return;
        }
        call(
                () -> new Answered(central.copy(pc.station, next)),
                answered -> {
                    if (answered.copy() != null) {
                        pc.take(answered.copy());
                    }
                    dealtWith(next);
                    copies(wanted, first);
                },
                answered -> {});
    }

    /** A note is kept until what it asks for is done. */
    private void dealtWith(@Nullable FulfillmentId fulfillment) {
        if (noted > 0) {
            pc.db.transaction(() -> {
                pc.store.dealtWith(noted, fulfillment);
                return true;
            });
        }
    }

    private record Answered(Central.@Nullable Copy copy) {}

    private void work() {
        long open = pc.store.openLeases().size();
        if (open > 2 && !pc.wantsBlock() && random.nextInt(4) > 0) {
            busy = false;
            return;
        }
        boolean more = grants && !pc.isDiskFull();
        WantWork wanted = new WantWork(world.id(), more ? 1 : 0, more ? 2 : 0);
        call(
                () -> central.work(pc.station, wanted),
                granted -> {
                    take(granted);
                    putBacks = central.up() ? central.putBacks() : List.of();
                    Deque<FulfillmentId> without = new ArrayDeque<>();
                    for (StationLease lease : new ArrayList<>(pc.store.openLeases())) {
                        if (!pc.hasCopy(lease)) {
                            without.add(lease.fulfillment());
                        }
                    }
                    if (pc.wantsBlock() && pc.store.identity().incarnation() != 0) {
                        block(without);
                    } else {
                        copies(without, false);
                    }
                },
                this::take);
    }

    private void take(Central.Granted granted) {
        pc.sync().take(new WorkGranted(granted.central(), granted.refusal(), granted.leases(), List.of()), pc.moment());
    }

    private void block(Deque<FulfillmentId> without) {
        long incarnation = pc.store.identity().incarnation();
        call(
                () -> central.block(pc.station, incarnation),
                block -> {
                    pc.take(block);
                    copies(without, false);
                },
                pc::take);
    }
}
