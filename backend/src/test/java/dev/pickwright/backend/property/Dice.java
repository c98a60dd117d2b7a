package dev.pickwright.backend.property;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices that a seed repeats, on every machine and in every run. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Dice of their own for one of many, such as a client; what the others throw does not change them. */
    static Dice of(long seed, int which) {
        return new Dice(seed * 1_000_003L + which);
    }

    /** From 0 to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean inPercent(int percent) {
        return below(100) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
