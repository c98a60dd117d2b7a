package dev.pickwright.backend.property;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random stories, played through the API on the product and on a naive model of domain.md, that must never go apart.
 * A failure prints its seed and the shortest story that still shows it; {@code -Dpickwright.seed=N} plays one seed.
 */
abstract class PropertyContract extends Stories {

    @Test
    void productAndModelNeverGoApart() {
        tell(1, 10);
    }

    @Test
    @Tag("long")
    void productAndModelNeverGoApartForLong() {
        tell(1_000, 300);
    }

    private void tell(long firstSeed, int stories) {
        long start = System.currentTimeMillis();
        Long only = Long.getLong("pickwright.seed");
        long first = only == null ? firstSeed : only;
        long last = only == null ? firstSeed + stories - 1 : only;
        for (long seed = first; seed <= last; seed++) {
            List<Step> story = story(seed);
            var difference = difference(story, this::model);
            if (difference.isPresent()) {
                fail(report(seed, story, difference.get()));
            }
        }
        System.out.printf(
                "Property test on %s: %d stories of %d steps from seed %d, %d requests, %d operations carried out,"
                        + " %.1f s%n%s",
                database(),
                last - first + 1,
                STEPS,
                first,
                tally.all(),
                tally.carriedOut(),
                (System.currentTimeMillis() - start) / 1000.0,
                tally);
    }

    private String report(long seed, List<Step> story, Story.Difference difference) {
        List<Step> shortest = shrinker(this::model).shrink(difference.upToIt(story));
        return "Product and model go apart on %s, seed %d.%n=> %s%nThe shortest story that shows it:%n%s%n%s"
                .formatted(
                        database(),
                        seed,
                        difference.what(),
                        shortest,
                        difference(shortest, this::model)
                                .map(Story.Difference::toString)
                                .orElse("does not show it again"));
    }
}
