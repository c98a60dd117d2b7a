package dev.pickwright.backend.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pickwright.backend.fixture.BackendTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;

/**
 * Random stories, played through the API on the product and on a naive model of domain.md, that must never go apart.
 * A failure prints its seed and the shortest story that still shows it; {@code -Dpickwright.seed=N} plays one seed.
 */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({Stage.class, LostStatements.Planted.class})
abstract class PropertyContract {

    private static final int STEPS = 60;
    private static final int ORDERS = 4;

    @Autowired
    Stage stage;

    private static World world;
    private static Stage of;
    private final Tally tally = new Tally();
    private Supplier<Model> models;

    @BeforeEach
    void setUp() {
        if (of != stage) {
            of = stage;
            world = stage.world(2, ORDERS);
        }
        models = () -> new Model(world, stage.look().state().stock());
    }

    @AfterEach
    void nothingIsForgottenAnyMore() {
        LostStatements.lost = null;
    }

    @Test
    void productAndModelNeverGoApart() {
        tell(20, 12_000);
    }

    @Test
    @Tag("long")
    void productAndModelNeverGoApartForLong() {
        tell(2_000, 240_000);
    }

    @Test
    void aProductThatForgetsToFreeStockIsFound() {
        LostStatements.lost =
                (sql, parameters) -> sql.startsWith("update stock set allocated = allocated - ?");
        List<Step> shortest = found("forgets to free stock");
        assertThat(shortest).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aProductThatLosesAnEventIsFound() {
        LostStatements.lost = (sql, parameters) ->
                sql.startsWith("insert into outbox_events") && parameters.contains("picklist.completed");
        List<Step> shortest = found("loses an event");
        assertThat(shortest).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aProductThatAllowsWhatTheModelForbidsIsFound() {
        models = () -> new Model(world, stage.look().state().stock()) {
            @Override
            void carryOut(Ask ask, Seen after) {
                boolean planned = after.state()
                        .fulfillment(ask.subject())
                        .filter(each -> each.status().equals("cancelled"))
                        .isPresent();
                if (ask.deed() == Deed.CANCEL && planned && plannedBefore(ask)) {
                    throw new Books.Refusal("transition_refused");
                }
                super.carryOut(ask, after);
            }

            private boolean plannedBefore(Ask ask) {
                return state().fulfillment(ask.subject()).orElseThrow().status().equals("planning");
            }
        };
        List<Step> shortest = found("allows a transition that is forbidden");
        assertThat(shortest).hasSizeLessThanOrEqualTo(3);
    }

    private void tell(int stories, long mostMillis) {
        long start = System.currentTimeMillis();
        Long only = Long.getLong("pickwright.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? stories : only;
        int told = 0;
        for (long seed = first; seed <= last && System.currentTimeMillis() - start < mostMillis; seed++) {
            List<Step> story = story(seed);
            var difference = difference(story);
            if (difference.isPresent()) {
                fail(report(seed, story, difference.get()));
            }
            told++;
        }
        System.out.printf(
                "Property test on %s: %d stories of %d steps, %d requests, %d operations carried out, %.1f s%n%s",
                stage.onH2() ? "H2" : "PostgreSQL",
                told,
                STEPS,
                tally.all(),
                tally.carriedOut(),
                (System.currentTimeMillis() - start) / 1000.0,
                tally);
    }

    private List<Step> found(String mistake) {
        for (long seed = 1; seed <= 20; seed++) {
            List<Step> story = story(seed);
            var difference = difference(story);
            if (difference.isPresent()) {
                Shrinker shrinker = shrinker();
                List<Step> shortest = shrinker.shrink(difference.get().upToIt(story));
                System.out.printf(
                        "Planted on %s: a product that %s: found with seed %d, shrunk from %d to %d steps in %d tries:%n%s%n",
                        stage.onH2() ? "H2" : "PostgreSQL",
                        mistake,
                        seed,
                        STEPS,
                        shortest.size(),
                        shrinker.tries(),
                        difference(shortest).orElseThrow());
                return shortest;
            }
        }
        return fail("a product that %s was not found", mistake);
    }

    private String report(long seed, List<Step> story, Story.Difference difference) {
        List<Step> shortest = shrinker().shrink(difference.upToIt(story));
        return "Product and model go apart, seed %d.%nAs found:%n=> %s%nShortest story:%n%s%n%s"
                .formatted(
                        seed,
                        difference.what(),
                        shortest,
                        difference(shortest).map(Story.Difference::toString).orElse("does not show it again"));
    }

    private Shrinker shrinker() {
        return new Shrinker(steps -> difference(steps).isPresent(), 120);
    }

    private Optional<Story.Difference> difference(List<Step> steps) {
        stage.reset(1);
        return new Story(stage, world, models.get(), tally).play(steps);
    }

    private static List<Step> story(long seed) {
        Dice dice = new Dice(seed);
        return IntStream.range(0, STEPS).mapToObj(i -> Step.random(dice, ORDERS)).toList();
    }
}
