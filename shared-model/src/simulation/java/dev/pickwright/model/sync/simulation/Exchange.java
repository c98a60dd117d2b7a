package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.Limits;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.StationStep;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The loop that talks to central for a computer: one message at a time. */
final class Exchange {

    private static final int STEPS = 60;

    private final World world;
    private final Setup setup;
    private final Pc pc;
    private final Planted planted;
    private final Door door;
    private final Again again;
    private final Contact contact;
    final Errands errands;
    final Link link;
    private final SplittableRandom random;
    private boolean busy;
    private int steps;
    private int number;
    private int life;
    /** The life in which central answered a hello. */
    private int greeted;
    /** What waits is sent after what central tells was read. */
    private boolean sendsLater;

    private boolean grants = true;
    private boolean calm;
    private boolean heardInCalm;
    private long opening;

    Exchange(World world, Setup setup, Pc pc, Central central, Link link, Repeats repeats) {
        this.world = world;
        this.setup = setup;
        this.pc = pc;
        this.link = link;
        this.planted = new Planted(world, central, pc.name);
        this.door = new Door(world, central, pc, planted, repeats);
        this.again = new Again(world, pc, planted);
        this.contact = new Contact(world, setup, central, pc);
        this.random = world.random("exchange " + pc.name);
        this.errands = new Errands(world, this, pc, central, door, random);
    }

    /** Every half minute or so. */
    void run() {
        long gap = 30_000 * setup.pace();
        world.after(gap * 8 / 10 + random.nextLong(gap * 4 / 10), this::run);
        at(() -> {
            if (!pc.up() || pc.paused() || busy()) {
                contact.trouble();
            } else if (!world.has(Bug.P9) || !idle()) {
                steps = 0;
                // Something waits and central was there a moment ago: no need to shake hands first.
                if (!calm && greeted == pc.life() && pc.store.waiting() > 0 && random.nextInt(3) == 0) {
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

    /** Something went back, at central or here: the station has to notice, if it speaks alone for itself. */
    void hasToNotice(boolean alone) {
        contact.expectAgreement(alone, !busy() && greeted > 0 && pc.store.waiting() == 0);
    }

    /** What it heard and was told is heard again, and changes nothing. */
    Again again() {
        return again;
    }

    /** Whether central has answered it since faults are over. */
    boolean heardInCalm() {
        return heardInCalm;
    }

    boolean busy() {
        return busy && life == pc.life();
    }

    /** Nothing more is to be asked until the next hello. */
    void rest() {
        busy = false;
    }

    /** Whether central gives it new work. */
    boolean grants() {
        return grants;
    }

    <T> void call(Supplier<T> question, Consumer<T> taken, Consumer<T> late) {
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
                    contact.trouble();
                    if (here == pc.life() && mine == number) {
                        busy = false;
                    }
                });
    }

    /** Runs at the computer, which may die in it. */
    private void at(Runnable work) {
        try {
            work.run();
            if (pc.store.isToBeSynced() && !world.has(Bug.P3)) {
                pc.db.sync();
            }
        } catch (Crash crash) {
            pc.died();
        }
    }

    private void hello() {
        at(() -> {
            Hello hello = pc.sync().hello(pc.moment(), "1", pc.isDiskFull() ? 100 : 40_000);
            call(() -> door.hello(hello), this::heard, reply -> pc.sync().take(reply));
        });
    }

    private void heard(HelloReply reply) {
        pc.truth.heard(pc, reply);
        heardInCalm = calm;
        greeted = pc.life();
        grants = reply.grantRefusal() == null;
        world.trace.say(world.now(), pc.name, "hears", reply.standing().wire(), reply.appliedThrough());
        world.counts.add("sometimes: standing " + reply.standing().wire());
        if (reply.grantRefusal() != null) {
            world.counts.add(
                    "sometimes: no work because of " + reply.grantRefusal().wire());
        }
        Keeping.kept(pc, "a hello", () -> {
            StationStep step = pc.sync().take(reply);
            planted.heard(pc);
            sendsLater = step.kind() == StationStep.Kind.PUSH && reply.helloNo() % 2 == 0;
            follow(step);
        });
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
            case PUSH -> {
                if (sendsLater) {
                    feeds();
                } else {
                    push();
                }
            }
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
            Keeping.same(pc, pc.store.log(), () -> {
                StationStep next = pc.sync().take(asked, opened);
                planted.moved(pc, opened);
                follow(next);
            });
        };
        Consumer<IncarnationOpened> late =
                opened -> Keeping.same(pc, pc.store.log(), () -> pc.sync().take(asked, opened));
        opening = world.now();
        call(() -> door.open(asked), taken, late);
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
        if (!grants) {
            world.counts.add("sometimes: sent by a station that gets no work");
        }
        call(() -> door.push(push.station(), push), reply -> pushed(push, reply), late);
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
        pc.truth.answered(push);
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

    private void feeds() {
        feed(FeedName.CONTROL);
    }

    private void feed(FeedName name) {
        FeedPoint point = pc.store.feed(name);
        StationId station = pc.station;
        call(
                () -> door.feed(station, name, point.no()),
                page -> fed(name, page),
                page -> pc.sync().take(page));
    }

    private void fed(FeedName name, FeedPage page) {
        FeedPoint before = pc.store.feed(name);
        boolean more = planted.take(pc, page);
        pc.truth.fed(pc, page, before);
        again.read(page);
        if (more && steps++ < STEPS) {
            world.counts.add("sometimes: feed read in parts");
            feed(name);
        } else if (sendsLater) {
            sendsLater = false;
            push();
        } else if (name == FeedName.CONTROL && random.nextInt(10) == 0) {
            feed(FeedName.REFERENCE);
        } else {
            errands.run();
        }
    }
}
