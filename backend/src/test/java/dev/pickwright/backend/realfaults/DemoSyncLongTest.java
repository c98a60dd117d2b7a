package dev.pickwright.backend.realfaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DemoSyncLongTest {

    @TempDir
    Path folder;

    @Test
    void theDemonstrationShowsThatNothingIsLost() {
        assertThat(new DemoSync(System.out, folder).run()).isTrue();
    }
}
