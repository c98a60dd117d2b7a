package dev.pickwright.backend.property;

import dev.pickwright.backend.fixture.BackendTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;

/** Plays stories by seed on a stage of two warehouses, and shrinks those that fail. */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({Stage.class, LostStatements.Planted.class})
abstract class Stories {

    static final int STEPS = 70;
    static final int ORDERS = 6;
    private static final int SHRINK_TRIES = 120;

    /** The stage and its world outlive a test method. */
    private static Stage builtOn;

    private static World world;

    @Autowired
    Stage stage;

    final Tally tally = new Tally();

    @BeforeEach
    void buildWarehouses() {
        if (builtOn != stage) {
            builtOn = stage;
            world = stage.world(2, ORDERS);
        }
    }

    static List<Step> story(long seed) {
        Dice dice = new Dice(seed);
        return IntStream.range(0, STEPS)
                .mapToObj(i -> Step.random(dice, ORDERS))
                .toList();
    }

    Model model() {
        return new Model(world, stage.look().state().stock());
    }

    Optional<Story.Difference> difference(List<Step> steps, Supplier<Model> models) {
        stage.reset(1);
        return new Story(stage, world, models.get(), tally).play(steps);
    }

    Shrinker shrinker(Supplier<Model> models) {
        return new Shrinker(steps -> difference(steps, models).isPresent(), SHRINK_TRIES);
    }

    String database() {
        return stage.onH2() ? "H2" : "PostgreSQL";
    }
}
