package dev.pickwright.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.platform.jdbc.H2Writer;
import dev.pickwright.model.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the H2 file of a station outlives. The number is that of docs/reliability-outbox.md. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class H2FileTest {

    /** What a writer said last. */
    private record Said(long acknowledged, long length, String last, int exit) {}

    @TempDir
    Path folder;

    private Path data;
    private final Random random = new Random(32);

    @BeforeEach
    void folder() {
        data = folder.resolve("data");
    }

    private Path file() {
        return data.resolve("pickwright.mv.db");
    }

    private static String url(Path of) {
        try (DataFolder taken = DataFolder.take(of)) {
            return taken.databaseUrl();
        }
    }

    /** @param blocks how long its files may grow, in KiB; 0 for as long as they like */
    private Process writer(int characters, int blocks) throws IOException {
        List<String> command = new ArrayList<>();
        if (blocks > 0) {
            command.addAll(List.of("bash", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "limited"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                H2Writer.class.getName(),
                url(data),
                file().toString(),
                String.valueOf(characters)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** @param kill after so many have been acknowledged; 0 for never */
    private static Said listen(Process writer, int kill) throws IOException, InterruptedException {
        long acknowledged = 0;
        long length = 0;
        int heard = 0;
        String last = "";
        try (BufferedReader out = writer.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("DONE ")) {
                    String[] words = line.split(" ");
                    if (words.length == 3) {
                        acknowledged = Long.parseLong(words[1]);
                        length = Long.parseLong(words[2]);
                    }
                    if (++heard == kill) {
                        writer.toHandle().destroyForcibly();
                    }
                } else if (line.startsWith("REFUSED") || line.startsWith("FAILED")) {
                    last = line;
                }
            }
        }
        return new Said(acknowledged, length, last, writer.waitFor());
    }

    private static long stored(Path of) throws SQLException {
        try (var connection = DriverManager.getConnection(url(of), "sa", "");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*), max(lane_seq) from outbox_events")) {
            row.next();
            assertThat(row.getLong(2)).as("the lane has no gap").isEqualTo(row.getLong(1));
            return row.getLong(1);
        }
    }

    @Test
    void f32_aFewKillsLoseNothingAcknowledged() throws Exception {
        kill(3);
    }

    @Test
    @Tag("long")
    void f32_fortyKillsLoseNothingAcknowledged() throws Exception {
        kill(40);
    }

    private void kill(int kills) throws Exception {
        for (int n = 0; n < kills; n++) {
            Said said = listen(writer(200, 0), 20 + random.nextInt(200));
            assertThat(said.exit()).isEqualTo(137);
            assertThat(stored(data)).isBetween(said.acknowledged(), said.acknowledged() + 1);
        }
    }

    @Test
    @Tag("long")
    void f33_aFileWithoutItsUnsyncedTailOpens() throws Exception {
        powerCut(30);
    }

    /** Whatever was written after the last sync may be there, be missing, or be zeros. */
    private void powerCut(int cuts) throws Exception {
        int incomplete = 0;
        long lost = 0;
        for (int n = 0; n < cuts; n++) {
            Said said = listen(writer(2_000, 0), 20 + random.nextInt(100));
            Path copy = folder.resolve("cut-" + n);
            Files.createDirectories(copy);
            Path cut = copy.resolve("pickwright.mv.db");
            Files.copy(file(), cut, StandardCopyOption.REPLACE_EXISTING);
            long unsynced = Files.size(cut) - said.length();
            if (unsynced > 0) {
                long keep = said.length() + random.nextLong(unsynced);
                try (var tail = new RandomAccessFile(cut.toFile(), "rw")) {
                    tail.setLength(keep);
                    if (random.nextBoolean()) {
                        tail.setLength(keep + unsynced);
                    }
                }
            }
            long missing = said.acknowledged() - stored(copy);
            if (missing > 0) {
                incomplete++;
                lost += missing;
            }
        }
        System.out.printf("F33: %d of %d files lost %d acknowledged commits%n", incomplete, cuts, lost);
        assertThat(incomplete).isZero();
    }

    @Test
    void f34_aFullDiskRefusesTheStepAndTheFileOpensAfterwards() throws Exception {
        listen(writer(200, 0), 5);
        Said said = listen(writer(20_000, Math.toIntExact(Files.size(file()) / 1024 + 1024)), 0);
        System.out.println("F34: " + said);
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.last()).startsWith("REFUSED DISK_FULL").contains("Free space");
        assertThat(stored(data)).isBetween(said.acknowledged(), said.acknowledged() + 1);
        assertThat(listen(writer(200, 0), 5).acknowledged()).isGreaterThan(said.acknowledged());
    }

    @Test
    void f35_aSecondProcessIsRefusedWithAWordOnWhatToDo() throws Exception {
        Process first = writer(200, 0);
        try (DataFolder taken = DataFolder.take(data)) {
            assertThat(taken.path()).isEqualTo(data);
            assertThatThrownBy(() -> DataFolder.take(data))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("in use by another Pickwright");
        }
        try (BufferedReader out = first.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.startsWith("DONE")) {
                line = out.readLine();
            }
            assertThatThrownBy(() ->
                            DriverManager.getConnection(url(data), "sa", "").close())
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(90_020));
        } finally {
            first.destroyForcibly().waitFor();
        }
    }
}
