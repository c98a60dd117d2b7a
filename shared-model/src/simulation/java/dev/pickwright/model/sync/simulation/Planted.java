package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.FeedMessage;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.StationIdentity;
import dev.pickwright.model.sync.StreamStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Where the mistakes of {@link Bug} sit that are between the station and central; without one it only passes on. */
final class Planted {

    private final World world;
    private final Central central;
    private final SplittableRandom random;

    Planted(World world, Central central, String name) {
        this.world = world;
        this.central = central;
        random = world.random("planted " + name);
    }

    private boolean chainsUnchecked() {
        return world.has(Bug.P1) || world.has(Bug.P4);
    }

    HelloReply hello(Pc pc, Hello hello, HelloReply reply) {
        if (!chainsUnchecked() || reply.standing() != StreamStanding.FORK) {
            return reply;
        }
        long applied = Math.min(reply.appliedThrough(), hello.head());
        Chain theirs = pc.store.chainAt(hello.incarnation(), applied).orElse(Chain.START);
        return new HelloReply(
                reply.boot(),
                reply.helloNo(),
                reply.incarnation(),
                reply.now(),
                reply.central(),
                StreamStanding.OK,
                reply.current(),
                applied,
                theirs,
                0,
                reply.safePruneThrough(),
                reply.grantRefusal(),
                reply.workWaits(),
                reply.feeds(),
                reply.leasesWanted(),
                reply.leases());
    }

    /** After the station took an answer to a hello. */
    void heard(Pc pc) {
        if (world.has(Bug.P2)) {
            pc.store.transaction(() -> {
                StationIdentity identity = pc.store.identity();
                return pc.store.prune(identity.incarnation(), identity.acked());
            });
        }
    }

    /** After the station took a new incarnation. */
    void moved(Pc pc, IncarnationOpened opened) {
        if (world.has(Bug.P10) && opened.opened() && pc.store.identity().incarnation() == opened.incarnation()) {
            pc.store.transaction(() -> {
                Chain chain = Chain.START;
                for (LoggedOperation entry : pc.store.after(opened.incarnation(), 0, Integer.MAX_VALUE)) {
                    Operation was = entry.operation();
                    Operation now = new Operation(
                            new OperationId(world.id()),
                            was.seq(),
                            was.type(),
                            was.version(),
                            was.leases(),
                            was.subject(),
                            was.operator(),
                            was.approver(),
                            was.wall(),
                            was.mono(),
                            was.boot(),
                            was.body(),
                            was.given());
                    chain = chain.with(now);
                    pc.store.replace(
                            was.id(),
                            new LoggedOperation(entry.incarnation(), now, chain, entry.standing(), entry.ruling()));
                }
                StationIdentity is = pc.store.identity();
                pc.store.write(new StationIdentity(
                        is.station(),
                        is.incarnation(),
                        is.central(),
                        is.head(),
                        chain,
                        is.acked(),
                        is.helloNo(),
                        is.boot(),
                        is.serverTime()));
                return true;
            });
        }
    }

    PushReply push(Pc pc, Push push) {
        if (world.has(Bug.P6)) {
            return central.store.inTwo(() -> central.push(push));
        }
        if (chainsUnchecked()) {
            return pushUnchecked(pc, push);
        }
        return central.store.during(() -> central.push(push));
    }

    /** What is at a known place is taken for known, and not looked at. */
    private PushReply pushUnchecked(Pc pc, Push push) {
        var stream = central.store.stream(push.station(), push.incarnation()).orElse(null);
        if (stream == null || push.from() > stream.appliedThrough() + 1) {
            return central.push(push);
        }
        List<Operation> unknown = push.operations().stream()
                .filter(operation -> operation.seq() > stream.appliedThrough())
                .toList();
        PushReply reply = central.store.during(() -> central.push(new Push(
                push.station(),
                push.incarnation(),
                push.boot(),
                stream.appliedThrough() + 1,
                stream.chain(),
                unknown)));
        if (reply.refusal() != null) {
            return reply;
        }
        long last = push.from() + push.operations().size() - 1;
        long through = Math.min(reply.appliedThrough(), last);
        Chain theirs = pc.store.chainAt(push.incarnation(), through).orElse(reply.chain());
        return new PushReply(reply.incarnation(), null, through, theirs, reply.rulings(), reply.retryAfterMillis());
    }

    /** An answer that came after the station had given up waiting for it. */
    void late(Pc pc, Push push, PushReply reply) {
        StationIdentity is = pc.store.identity();
        if (!world.has(Bug.P18) || reply.refusal() != null || push.incarnation() == is.incarnation()) {
            pc.sync().take(push, reply);
            return;
        }
        long through = Math.min(reply.appliedThrough(), is.head());
        Chain theirs = pc.store.chainAt(is.incarnation(), through).orElse(Chain.START);
        List<OperationId> waited = pc.truth.waiting(pc, push);
        pc.sync()
                .take(
                        new Push(
                                push.station(),
                                is.incarnation(),
                                push.boot(),
                                push.from(),
                                push.previous(),
                                push.operations()),
                        new PushReply(is.incarnation(), null, through, theirs, List.of(), 0));
        pc.truth.confirmed(pc, waited);
    }

    /** What of a feed can be seen: a number given out early may be committed late. */
    FeedPage page(FeedPage page) {
        if (!world.has(Bug.P11) || page.messages().size() < 2 || random.nextInt(4) > 0) {
            return page;
        }
        List<FeedMessage> seen = new ArrayList<>(page.messages());
        seen.remove(seen.size() - 2);
        return new FeedPage(page.feed(), page.central(), page.low(), page.head(), seen);
    }

    boolean take(Pc pc, FeedPage page) {
        FeedPoint point = pc.store.feed(page.feed());
        if (!world.has(Bug.P11)
                || point.central() != page.central()
                || page.messages().isEmpty()) {
            return pc.sync().take(page);
        }
        List<FeedMessage> dense = new ArrayList<>();
        for (FeedMessage message : page.messages()) {
            dense.add(new FeedMessage(
                    point.no() + dense.size() + 1,
                    message.kind(),
                    message.fulfillment(),
                    message.epoch(),
                    message.body()));
        }
        pc.sync().take(new FeedPage(page.feed(), page.central(), page.low(), point.no() + dense.size(), dense));
        pc.store.transaction(() -> {
            pc.store.write(new FeedPoint(
                    page.feed(), page.central(), page.messages().getLast().no()));
            return true;
        });
        return page.messages().getLast().no() < page.head();
    }
}
