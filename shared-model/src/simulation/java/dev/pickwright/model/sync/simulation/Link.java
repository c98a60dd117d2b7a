package dev.pickwright.model.sync.simulation;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The way from a computer to central and back: it loses, doubles, delays, and worse while a fault lasts. */
final class Link {

    private final World world;
    private final Central central;
    private final Setup setup;
    private final SplittableRandom random;
    private long noNetworkUntil;
    private long answersLostUntil;
    private long signInPageUntil;
    private long busyUntil;
    private long cutUntil;
    private double noise;

    Link(World world, Central central, Setup setup, String name) {
        this.world = world;
        this.central = central;
        this.setup = setup;
        this.noise = setup.noise();
        this.random = world.random("link " + name);
    }

    void fault(Fault fault) {
        long until = world.now() + fault.amount();
        switch (fault.kind()) {
            case NO_NETWORK -> noNetworkUntil = until;
            case ANSWERS_LOST -> answersLostUntil = until;
            case SIGN_IN_PAGE -> signInPageUntil = until;
            case BUSY -> busyUntil = until;
            case CUT -> cutUntil = until;
            default -> throw new IllegalArgumentException(fault.toString());
        }
    }

    void heal() {
        noNetworkUntil = answersLostUntil = signInPageUntil = busyUntil = cutUntil = 0;
        noise = 0;
    }

    boolean dark() {
        return world.now() < noNetworkUntil;
    }

    /**
     * Sends a question.
     *
     * @param central runs at central, maybe twice
     * @param taken gets the answer
     * @param late gets an answer that came after the caller had given up
     * @param failed runs if no answer came in time
     */
    <T> void call(Supplier<T> central, Consumer<T> taken, Consumer<T> late, Runnable failed) {
        world.counts.add("messages");
        long timeout = 5_000 * setup.pace();
        long now = world.now();
        if (now < noNetworkUntil || now < signInPageUntil || now < busyUntil) {
            world.counts.add(
                    now < noNetworkUntil
                            ? "messages: no network"
                            : now < signInPageUntil ? "messages: answered by a sign-in page" : "messages: 429 or 503");
            world.after(now < noNetworkUntil ? timeout : 100, failed);
            return;
        }
        if (chance()) {
            world.counts.add("messages: question lost");
            world.after(timeout, failed);
            return;
        }
        if (chance()) {
            world.counts.add("messages: question doubled");
            world.after(random.nextLong(timeout * 3), () -> ask(central, late, () -> {}, true));
        }
        boolean comesLate = setup.on(Setup.Habit.LATE_ANSWERS) && chance();
        world.after(random.nextLong(50) + 1, () -> ask(central, comesLate ? late : taken, failed, comesLate));
        if (comesLate) {
            world.after(timeout, failed);
        }
    }

    private <T> void ask(Supplier<T> question, Consumer<T> taken, Runnable failed, boolean late) {
        long timeout = 5_000 * setup.pace();
        T answer;
        try {
            if (!central.up()) {
                throw new Crash();
            }
            answer = question.get();
        } catch (Crash crash) {
            if (!late) {
                world.after(timeout, failed);
            }
            return;
        }
        if (late) {
            world.counts.add("messages: answer late");
            world.after(random.nextLong(2 * 3_600_000L), () -> taken.accept(answer));
        } else if (world.now() < answersLostUntil || world.now() < cutUntil || chance()) {
            world.counts.add(world.now() < cutUntil ? "messages: cut within the answer" : "messages: answer lost");
            world.after(timeout, failed);
        } else {
            world.after(random.nextLong(50) + 1, () -> taken.accept(answer));
        }
    }

    private boolean chance() {
        return noise > 0 && random.nextDouble() < noise;
    }
}
