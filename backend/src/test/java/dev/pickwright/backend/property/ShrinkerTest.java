package dev.pickwright.backend.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    @Test
    void onlyTheStepsThatMatterAreLeft() {
        Dice dice = new Dice(1);
        List<Step> story = IntStream.range(0, 60)
                .mapToObj(i -> Step.random(dice, 5))
                .map(step -> new Step(Deed.ADVANCE, step.who(), step.on(), step.with(), step.many(), step.manner()))
                .toList();
        story = new java.util.ArrayList<>(story);
        story.set(17, new Step(Deed.CANCEL, 3, 2, 9, 7, Step.Manner.STALE));
        story.set(41, new Step(Deed.SHIP, 3, 2, 9, 7, Step.Manner.ONCE));

        Shrinker shrinker = new Shrinker(
                steps -> steps.stream().anyMatch(step -> step.deed() == Deed.CANCEL && step.on() == 2)
                        && steps.stream().anyMatch(step -> step.deed() == Deed.SHIP),
                1_000);

        assertThat(shrinker.shrink(story))
                .containsExactly(
                        new Step(Deed.CANCEL, 0, 2, 0, 0, Step.Manner.ONCE),
                        new Step(Deed.SHIP, 0, 0, 0, 0, Step.Manner.ONCE));
        assertThat(shrinker.tries()).isLessThan(200);
    }

    @Test
    void aSeedRepeatsItsStory() {
        assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8));
    }

    private static List<Step> story(long seed) {
        Dice dice = new Dice(seed);
        return IntStream.range(0, 50).mapToObj(i -> Step.random(dice, 5)).toList();
    }
}
