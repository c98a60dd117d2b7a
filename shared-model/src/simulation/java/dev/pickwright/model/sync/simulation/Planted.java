package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;

/** Where the mistakes of {@link Bug} sit that are between the station and central. */
final class Planted {

    private final World world;
    private final Central central;

    Planted(World world, Central central) {
        this.world = world;
        this.central = central;
    }

    Hello hello(Hello hello) {
        return hello;
    }

    HelloReply hello(Pc pc, Hello hello, HelloReply reply) {
        return reply;
    }

    void moved(Pc pc, IncarnationOpened opened) {}

    void late(Pc pc, Push push, PushReply reply) {
        pc.sync().take(push, reply);
    }

    PushReply push(Pc pc, Push push) {
        return central.push(push);
    }

    FeedPage page(FeedPage page) {
        return page;
    }

    boolean take(Pc pc, FeedPage page) {
        return pc.sync().take(page);
    }
}
