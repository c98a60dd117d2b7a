package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.StationMoment;

/** A computer's clocks, right or wrong. */
final class PcClock {

    private final World world;
    private long offset;
    private double rate = 1;
    private long since;
    private long monoBase;
    private String boot = "";
    private long jumped;

    PcClock(World world) {
        this.world = world;
        this.since = world.now();
    }

    void booted(String name) {
        settle();
        boot = name;
        monoBase = 0;
    }

    /** The clock is that much further ahead. */
    void jump(long millis) {
        settle();
        offset += millis;
        jumped = world.now();
    }

    /** Whether it only went on, right or a little fast or slow, since then. */
    boolean wentOnSince(long time) {
        return jumped < time;
    }

    /** 1 is right. */
    void rate(double now) {
        settle();
        rate = now;
    }

    /** The computer slept so long until now: the wall goes on, the time since the start does not. */
    void slept(long millis) {
        settle();
        monoBase -= millis;
    }

    StationMoment now() {
        long passed = passed();
        return new StationMoment(since + offset + passed, Math.max(0, monoBase + passed), boot);
    }

    private long passed() {
        return (long) ((world.now() - since) * rate);
    }

    private void settle() {
        long passed = passed();
        offset += since + passed - world.now();
        monoBase += passed;
        since = world.now();
    }
}
