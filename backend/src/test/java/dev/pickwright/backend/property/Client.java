package dev.pickwright.backend.property;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Asks for one thing after the other, as its dice say. */
final class Client {

    private static final int MOST_REPEATS = 20;

    private final Stage stage;
    private final World world;
    private final Script script;
    private final Dice dice;
    private final Tally tally;
    private final List<String> troubles = new ArrayList<>();
    private int steps;

    Client(Stage stage, World world, Dice dice, Tally tally) {
        this.stage = stage;
        this.world = world;
        this.script = new Script(world);
        this.dice = dice;
        this.tally = tally;
    }

    /** Also on a slow machine at least so many steps, unless that takes too long. */
    void work(long end, int atLeast, long atLast) {
        while (System.nanoTime() < end || steps < atLeast && System.nanoTime() < atLast) {
            Step step = Step.random(dice, world.orders());
            steps++;
            try {
                take(step);
            } catch (RuntimeException e) {
                troubles.add(step + " ended in " + e);
            }
        }
    }

    /** What went wrong that nothing explains. */
    List<String> troubles() {
        return troubles;
    }

    int steps() {
        return steps;
    }

    private void take(Step step) {
        Seen seen = stage.look(List.of(Script.order(step.on()), Script.order((step.on() + 1) % world.orders())));
        Ask ask = script.ask(step, seen.state());
        String key = UUID.randomUUID().toString();
        if (step.manner() == Step.Manner.REPEATED) {
            takeTwiceAtOnce(ask, seen, key);
            return;
        }
        var answer = answered(ask, seen, key);
        if (step.manner() == Step.Manner.KEY_REUSED
                && answer.status() < 300
                && ask.deed().hasOtherBody()) {
            var other = stage.requests().sendOtherBody(ask, seen, key);
            tally.add(ask.deed(), other.outcome(stage.json()));
            if (other.status() != 422) {
                troubles.add("another body under the same key: " + ask + " was answered " + other);
            }
        }
    }

    /** Both may be refused, or one only because it came too early; if both are done, it was done once. */
    private void takeTwiceAtOnce(Ask ask, Seen seen, String key) {
        var there = CompletableFuture.supplyAsync(() -> answered(ask, seen, key));
        var here = answered(ask, seen, key);
        var other = there.join();
        if (here.status() < 300 && other.status() < 300 && !here.equals(other)) {
            troubles.add("two answers under one key: %s was answered %s and %s".formatted(ask, here, other));
        }
    }

    /** A command that still runs is asked for again with its key, as the answer says. */
    private Requests.Answer answered(Ask ask, Seen seen, String key) {
        for (int repeat = 0; ; repeat++) {
            var answer = stage.requests().send(ask, seen, key);
            tally.add(ask.deed(), answer.outcome(stage.json()));
            boolean explained = answer.status() == 503 && answer.retryAfter() != null;
            if (answer.status() >= 500 && !(explained && repeat < MOST_REPEATS)) {
                synchronized (troubles) {
                    troubles.add(ask + " was answered " + answer);
                }
            }
            if (!explained || repeat >= MOST_REPEATS) {
                return answer;
            }
        }
    }
}
