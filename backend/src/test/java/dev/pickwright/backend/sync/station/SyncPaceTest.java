package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncPaceTest {

    private final Deque<Double> dice = new ArrayDeque<>();
    private final SyncPace pace = new SyncPace(() -> dice.isEmpty() ? 0.5 : dice.remove());

    @Test
    void aHelloIsDueAtOnceAndThenAboutEveryHalfMinute() {
        assertThat(pace.helloDue(0)).isTrue();
        dice.add(0.0);
        pace.greeted(0);
        assertThat(pace.helloDue(23_999)).isFalse();
        assertThat(pace.helloDue(24_000)).isTrue();
        dice.add(1.0);
        pace.greeted(0);
        assertThat(pace.helloDue(35_999)).isFalse();
        assertThat(pace.helloDue(36_000)).isTrue();
    }

    @Test
    void itWaitsAnyTimeUpToTwiceAsLongAfterEachFailureAndAMinuteAtMost() {
        for (long most : List.of(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L, 60_000L)) {
            dice.add(1.0);
            pace.failed(0, 0);
            assertThat(pace.quietFor(0)).isEqualTo(most);
        }
        dice.add(0.0);
        pace.failed(0, 0);
        assertThat(pace.quiet(0)).isFalse();
    }

    @Test
    void itWaitsAsLongAsCentralAsksForAndSomewhatMoreSoThatNotAllComeBackAtOnce() {
        dice.add(0.0);
        pace.failed(0, 10_000);
        assertThat(pace.quietFor(0)).isEqualTo(10_000);
        dice.add(1.0);
        pace.failed(0, 10_000);
        assertThat(pace.quietFor(0)).isEqualTo(15_000);
    }

    @Test
    void nothingIsWaitedForOnceALinkIsBack() {
        pace.greeted(0);
        pace.failed(0, 0);
        pace.failed(0, 0);
        pace.helloNow();
        assertThat(pace.quiet(0)).isFalse();
        assertThat(pace.helloDue(0)).isTrue();
        dice.add(1.0);
        pace.failed(0, 0);
        assertThat(pace.quietFor(0)).as("as after a first failure").isEqualTo(1_000);
    }

    @Test
    void batchesGrowByStepsAndAreHalvedWhenTheyAreSlow() {
        assertThat(pace.batch(10_000)).isEqualTo(50);
        for (int i = 0; i < 20; i++) {
            pace.pushed(100);
        }
        assertThat(pace.batch(10_000)).isEqualTo(500);
        assertThat(pace.batch(200)).as("central's limit").isEqualTo(200);
        pace.pushed(8_001);
        assertThat(pace.batch(10_000)).isEqualTo(250);
        pace.pushed(8_000);
        assertThat(pace.batch(10_000)).as("as others send too").isEqualTo(250);
        for (int i = 0; i < 20; i++) {
            pace.halve();
        }
        assertThat(pace.batch(10_000)).isEqualTo(1);
    }
}
