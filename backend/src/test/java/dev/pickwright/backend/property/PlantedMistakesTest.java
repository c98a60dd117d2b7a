package dev.pickwright.backend.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pickwright.backend.fixture.OnH2;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stories find mistakes: three are planted, and each is found and shrunk to a few steps. */
class PlantedMistakesTest extends Stories implements OnH2 {

    private static final int SEEDS = 20;

    @AfterEach
    void nothingIsForgottenAnyMore() {
        LostStatements.lost = null;
    }

    @Test
    void aProductThatForgetsToFreeStockIsFound() {
        LostStatements.lost = (sql, parameters) -> sql.startsWith("update stock set allocated = allocated - ?, locked");
        Found found = found("forgets to free stock", this::model);
        assertThat(found.what()).contains("state differs", "Stock[");
        assertThat(found.steps()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void aProductThatLosesAnEventIsFound() {
        LostStatements.lost = (sql, parameters) ->
                sql.startsWith("insert into outbox_events") && parameters.contains("picklist.completed");
        Found found = found("loses an event", this::model);
        assertThat(found.what()).contains("events differs", "picklist.completed");
        assertThat(found.steps()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void aProductThatAllowsAForbiddenTransitionIsFound() {
        Supplier<Model> stricter = () -> new Model(model()) {
            @Override
            void carryOut(Ask ask, Seen after) {
                boolean planned = state().fulfillment(ask.subject())
                        .filter(of -> of.status().equals("planning"))
                        .isPresent();
                if (ask.deed() == Deed.GENERATE_PICKLIST && planned) {
                    throw new Books.Refusal("transition_refused");
                }
                super.carryOut(ask, after);
            }
        };
        Found found = found("allows a forbidden transition", stricter);
        assertThat(found.what()).contains("the product says accepted, the model says transition_refused");
        assertThat(found.steps()).hasSizeLessThanOrEqualTo(4);
    }

    private record Found(List<Step> steps, String what) {}

    private Found found(String mistake, Supplier<Model> models) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Step> story = story(seed);
            var difference = difference(story, models);
            if (difference.isPresent()) {
                Shrinker shrinker = shrinker(models);
                List<Step> shortest = shrinker.shrink(difference.get().upToIt(story));
                var shown = difference(shortest, models).orElseThrow();
                System.out.printf(
                        "Planted: a product that %s: found with seed %d, shrunk from %d to %d steps in %d tries:%n%s%n",
                        mistake, seed, difference.get().done().size(), shortest.size(), shrinker.tries(), shown);
                return new Found(shortest, shown.what());
            }
        }
        return fail("a product that %s was not found", mistake);
    }
}
