package dev.pickwright.model.sync.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.sync.simulation.Simulation.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole sites, many of them: {@code -Dtest.jvm.args=-Dsimulated.seeds=100} runs fewer. */
class SimulatorTest {

    private static final int SEEDS = Integer.getInteger("simulated.seeds", Sometimes.ENOUGH_SEEDS);

    @Test
    void noSiteLosesOrDoublesWorkWhateverGoesWrong() {
        Campaign campaign = new Campaign(1, SEEDS, true, null, failed -> {});

        campaign.run(Runtime.getRuntime().availableProcessors());

        assertThat(campaign.failures())
                .as("replay one with ./pickwright simulate --seed N --trace")
                .extracting(failure -> Map.entry(failure.setup().seed(), failure.violation()))
                .isEmpty();
        if (SEEDS >= Sometimes.ENOUGH_SEEDS) {
            assertThat(Sometimes.missing(campaign.counts()))
                    .as("never happened")
                    .isEmpty();
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        for (long seed : List.of(3L, 82L, 263L, 4_711L)) {
            assertThat(hash(seed)).as("seed %d", seed).isEqualTo(hash(seed));
        }
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        assertThat(hash(1)).isNotEqualTo(hash(2));
    }

    @Test
    void aFailingRunIsMadeSmallerAndStillFails() {
        Outcome failing = Simulation.run(Setup.of(1), Bug.P14, new Trace(null));
        long seed = 1;
        while (!failing.failed()) {
            seed++;
            failing = Simulation.run(Setup.of(seed), Bug.P14, new Trace(null));
        }

        Outcome smallest = Minimizer.minimize(failing, Bug.P14);

        assertThat(smallest.oracle()).isEqualTo(failing.oracle());
        assertThat(smallest.setup().faults().size())
                .isLessThanOrEqualTo(failing.setup().faults().size());
        assertThat(smallest.setup().length()).isLessThan(failing.setup().length());
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    @Tag("long")
    void aMistakeThatIsBuiltInIsFound(Bug bug) {
        assertThat(Hunt.of(bug, 1, 3_000).seeds()).as(bug.what()).isLessThanOrEqualTo(3_000);
    }

    private static long hash(long seed) {
        return Simulation.run(Setup.of(seed), null, new Trace(null)).hash();
    }
}
