package dev.pickwright.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How the first administrator of a server gets in. */
@ExtendWith(OutputCaptureExtension.class)
class FirstKeyTest {

    @TempDir
    Path data;

    private Path file;

    @BeforeEach
    void file() {
        file = data.resolve("admin.key");
    }

    @Test
    void theFirstStartWritesAKeyThatWorksAndNoLaterOneDoes(CapturedOutput log) throws Exception {
        String key;
        try (Server server = start()) {
            key = Files.readString(file).strip();
            assertThat(status(server, key)).isEqualTo(200);
        }
        assertThat(log.getAll()).contains(file.toString()).doesNotContain(key);

        Files.delete(file);
        try (Server again = start()) {
            assertThat(file).doesNotExist();
            assertThat(status(again, key)).isEqualTo(200);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerCanReadIt() throws IOException {
        DataFolder folder = DataFolder.take(data);
        folder.writeSecret("admin.key", "a key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        folder.close();
    }

    @Test
    void aKeyThatCouldNotBeWrittenIsNotKept() throws IOException {
        Path inTheWay = Files.createDirectories(file.resolve("in-the-way"));
        assertThatThrownBy(this::start).hasMessageContaining("admin.key");
        assertThat(data.resolve("admin.key.draft")).doesNotExist();

        Files.delete(inTheWay);
        Files.delete(file);
        try (Server again = start()) {
            assertThat(file).isRegularFile();
            assertThat(again.token()).isNotEmpty();
        }
    }

    private Server start() {
        return Server.start(new Server.Options(
                data, 0, "0.0.0.0", null, null, null, null, null, null, null, false, null, null, false));
    }

    private static int status(Server server, String key) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI keys = server.baseUrl().resolve("/v1/keys");
            return client.send(
                            HttpRequest.newBuilder(keys)
                                    .header("Authorization", "Bearer " + key)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
