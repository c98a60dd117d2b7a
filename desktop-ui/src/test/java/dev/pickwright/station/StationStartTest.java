package dev.pickwright.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.station.backend.http.EnrolmentFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationStartTest {

    @TempDir
    Path data;

    private StationStart start(String server, String central) {
        StationStart said = new StationStart(data, Optional.ofNullable(server), Optional.ofNullable(central));
        return StationStart.of(said.words());
    }

    @Test
    void withoutAWordItStartsOnItsOwn() {
        assertThat(start(null, null).central()).isEmpty();
        assertThat(start(null, null).server(new EnrolmentFile(data))).isEmpty();
    }

    @Test
    void aCentralIsNamedWithoutItsLastSlash() {
        assertThat(start(null, "https://central:8443/").central()).contains(URI.create("https://central:8443"));
    }

    @Test
    void aDataFolderThatIsACentralsStationStaysThat() throws IOException {
        Files.writeString(data.resolve("station.json"), "{\"central\":\"https://central:8443\"}");
        EnrolmentFile file = new EnrolmentFile(data);
        assertThat(start(null, null).central()).contains(URI.create("https://central:8443"));
        assertThatThrownBy(() -> start("https://other:8443", null).server(file))
                .hasMessageContaining("--central none first");
        assertThatThrownBy(() -> start("none", null).server(file)).hasMessageContaining("--central none first");
    }

    @Test
    void itLeavesWhereCentralHasEverything() throws IOException {
        Files.writeString(data.resolve("station.json"), "{\"central\":\"https://central:8443\"}");
        assertThat(start(null, "none").central()).isEmpty();
        assertThat(start(null, null).central()).isEmpty();
    }
}
