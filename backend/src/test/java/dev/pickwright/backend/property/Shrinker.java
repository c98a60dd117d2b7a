package dev.pickwright.backend.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes a failing sequence short: leaves out what it can, then makes the numbers of what is left small. */
final class Shrinker {

    private final Predicate<List<Step>> fails;
    private final int mostTries;
    private int tries;

    /** @param fails whether a sequence still shows the failure; it must say the same each time */
    Shrinker(Predicate<List<Step>> fails, int mostTries) {
        this.fails = fails;
        this.mostTries = mostTries;
    }

    /** A sequence that still fails, and of which no single step can be left out unless the tries ran out. */
    List<Step> shrink(List<Step> failing) {
        List<Step> steps = failing;
        for (int chunk = Math.max(1, steps.size() / 2); chunk >= 1; chunk /= 2) {
            steps = withoutChunks(steps, chunk);
        }
        List<Step> smaller = smaller(steps);
        return smaller.equals(steps) ? steps : withoutChunks(smaller, 1);
    }

    int tries() {
        return tries;
    }

    /** From the end, because what comes late depends on what comes early. */
    private List<Step> withoutChunks(List<Step> all, int chunk) {
        List<Step> steps = all;
        for (int from = steps.size() - chunk; from > -chunk; from -= chunk) {
            int start = Math.max(0, from);
            int end = Math.min(steps.size(), from + chunk);
            if (end > start && end - start < steps.size()) {
                List<Step> fewer = new ArrayList<>(steps.subList(0, start));
                fewer.addAll(steps.subList(end, steps.size()));
                steps = stillFails(fewer) ? fewer : steps;
            }
        }
        return steps;
    }

    private List<Step> smaller(List<Step> all) {
        List<Step> steps = new ArrayList<>(all);
        for (int i = 0; i < steps.size(); i++) {
            for (UnaryOperator<Step> simplify : simpler()) {
                Step before = steps.get(i);
                Step simple = simplify.apply(before);
                steps.set(i, simple);
                if (!simple.equals(before) && !stillFails(steps)) {
                    steps.set(i, before);
                }
            }
        }
        return steps;
    }

    private static List<UnaryOperator<Step>> simpler() {
        return List.of(
                step -> new Step(step.deed(), 0, 0, 0, 0, Step.Manner.ONCE),
                step -> new Step(step.deed(), step.who(), step.on(), step.with(), step.many(), Step.Manner.ONCE),
                step -> new Step(step.deed(), 0, step.on(), step.with(), step.many(), step.manner()),
                step -> new Step(step.deed(), step.who(), 0, step.with(), step.many(), step.manner()),
                step -> new Step(step.deed(), step.who(), step.on(), 0, step.many(), step.manner()),
                step -> new Step(step.deed(), step.who(), step.on(), step.with(), 0, step.manner()));
    }

    private boolean stillFails(List<Step> steps) {
        return tries++ < mostTries && fails.test(List.copyOf(steps));
    }
}
