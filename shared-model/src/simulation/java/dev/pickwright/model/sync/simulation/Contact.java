package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.FeedName;

/** S29: what an idle station notices within one hello interval, if nothing keeps it from central. */
final class Contact {

    private final World world;
    private final Setup setup;
    private final Central central;
    private final Pc pc;
    private long trouble = -1;

    Contact(World world, Setup setup, Central central, Pc pc) {
        this.world = world;
        this.setup = setup;
        this.central = central;
        this.pc = pc;
    }

    /** It is off or paused, or a message was lost. */
    void trouble() {
        trouble = world.now();
    }

    /** Something went back, at central or here. @param alone whether no other computer speaks for the station */
    void expectAgreement(boolean alone, boolean idle) {
        if (!alone || !idle || !pc.up() || pc.paused()) {
            return;
        }
        int computers = pc.truth.pcs().size();
        long since = world.now();
        int life = pc.life();
        int restores = central.incarnation();
        var station = pc.station;
        // The hello is due, its answer may come just before the time-out, and there may be much to fetch.
        long within = (36_000 + 5_000) * setup.pace() + 20_000;
        world.after(within, () -> {
            boolean same = pc.life() == life && central.incarnation() == restores && pc.station.equals(station);
            boolean stillAlone = pc.truth.pcs().size() == computers;
            if (same && stillAlone && trouble < since && central.upSince() <= since) {
                world.counts.add("sometimes: idle station had to notice what went back");
                central.db.firstChange(() -> pc.db.firstChange(this::look));
            }
        });
    }

    private void look() {
        int heard = pc.store.feed(FeedName.CONTROL).central();
        Violation.unless(
                heard == central.incarnation(),
                "S29",
                () -> pc.name + " still listens to central " + heard + ", not to " + central.incarnation());
        var identity = pc.store.identity();
        var stream = central.store.stream(pc.station, identity.incarnation()).orElse(null);
        boolean agrees = stream != null
                && stream.open()
                && stream.appliedThrough() <= identity.head()
                && identity.acked() <= stream.appliedThrough()
                && stream.chain()
                        .equals(
                                stream.appliedThrough() == 0
                                        ? Chain.START
                                        : pc.store
                                                .chainAt(identity.incarnation(), stream.appliedThrough())
                                                .orElse(stream.chain()));
        Violation.unless(agrees, "S29", () -> pc.name + " is " + identity + ", central has " + stream);
    }
}
