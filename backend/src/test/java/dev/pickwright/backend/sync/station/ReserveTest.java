package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReserveTest {

    @ParameterizedTest(name = "{0} lists held at {1} a minute: {2} now and {3} in reserve")
    @CsvSource({
        // A station without a history begins with an hour's work.
        "0, 0, 1, 10",
        "7, 0, 0, 10",
        "8, 0, 0, 0",
        // Three hours at one list in ten minutes are 18.
        "0, 0.1, 1, 18",
        "13, 0.1, 0, 18",
        "14, 0.1, 0, 0",
        // Never more than 25.
        "0, 2, 1, 25",
        "18, 2, 0, 25",
        "19, 2, 0, 0",
    })
    void aStationAsksForWhatItGetsThroughInThreeHours(int held, double perMinute, int active, int reserve) {
        assertThat(Reserve.of(new Reserve.OnHand(held, perMinute))).isEqualTo(new Reserve(active, reserve));
    }
}
