package dev.pickwright.station.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every screen, headless, against a real backend on an H2 file. */
class TourTest {

    @TempDir
    Path folder;

    @Test
    void everyStepIsSeenOnScreenAndInTheDatabase() {
        Path pictures = folder.resolve("pictures");
        assertThat(Tour.run(Optional.of(folder.resolve("data")), pictures)).isZero();
        assertThat(pictures.toFile().list()).hasSizeGreaterThan(25);
    }
}
