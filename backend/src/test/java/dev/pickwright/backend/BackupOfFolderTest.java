package dev.pickwright.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.model.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a data folder with an H2 file, and its way back. */
class BackupOfFolderTest {

    @TempDir
    Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void station() throws Exception {
        data = folder.resolve("data");
        file = folder.resolve("station.pwbackup");
        Files.createDirectories(data.resolve("journal"));
        Files.writeString(data.resolve("secrets.key"), "key");
        Files.writeString(data.resolve("station.json"), "{}");
        Files.writeString(data.resolve("journal/1-1.jl"), "operations");
        Files.writeString(data.resolve("backend.address"), "gone");
        Flyway.configure()
                .dataSource(DataFolder.databaseUrl(data), "sa", "")
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load()
                .migrate();
        write(
                data,
                "insert into box_type (code, name, length_mm, width_mm, height_mm, tare_grams)"
                        + " values ('S', 'Schachtel für Gläser', 1, 2, 3, 4)");
    }

    private static void write(Path data, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(DataFolder.databaseUrl(data), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(Path data, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(DataFolder.databaseUrl(data), "sa", "");
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private String backup() {
        return said(data, command -> command.backup());
    }

    private String restore(Path into, boolean replace) {
        return said(into, command -> command.restore(replace));
    }

    private interface Asked {
        int run(BackupCommand command);
    }

    private String said(Path of, Asked asked) {
        var out = new ByteArrayOutputStream();
        var source = new Source(of, null, null, null);
        int status = asked.run(new BackupCommand(source, file, new PrintStream(out, true, StandardCharsets.UTF_8)));
        assertThat(status).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatWasSavedIsThereAgain() throws Exception {
        assertThat(backup()).contains("backup of this standalone");
        Path other = folder.resolve("other");
        assertThat(restore(other, false)).contains("Restored the standalone as it was on 20", "schema version");
        assertThat(names(other)).containsExactly("journal/1-1.jl", "pickwright.mv.db", "secrets.key", "station.json");
        assertThat(Files.readString(other.resolve("journal/1-1.jl"))).isEqualTo("operations");
        assertThat(read(other, "select name from box_type")).isEqualTo("Schachtel für Gläser");
    }

    @Test
    void whatWasDoneBeforeThereWasACentralGoesWithIt() throws Exception {
        Files.createDirectories(data.resolve("standalone-1"));
        Files.writeString(data.resolve("standalone-1/pickwright.mv.db"), "before");
        Files.writeString(data.resolve("standalone-1/handover.ndjson.gz"), "made anew");
        Files.writeString(data.resolve("handover.json"), "{}");
        backup();
        Path other = folder.resolve("other");
        restore(other, false);
        assertThat(names(other))
                .contains("handover.json", "standalone-1/pickwright.mv.db")
                .doesNotContain("standalone-1/handover.ndjson.gz");
    }

    @Test
    void onlyItsOwnerReadsIt() throws Exception {
        backup();
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws Exception {
        Files.writeString(file, "mine");
        assertThatThrownBy(this::backup).hasMessageContaining("exists already");
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @Test
    void aBackupThatFailsLeavesNothing() throws Exception {
        Files.write(data.resolve("pickwright.mv.db"), new byte[50_000]);
        assertThatThrownBy(this::backup).hasMessageStartingWith("The backup was not made");
        assertThat(names(folder)).noneMatch(name -> name.startsWith("station.pwbackup") || name.startsWith(".backup"));
    }

    @Test
    void nothingIsTouchedUnlessTheBackupIsWhole() throws Exception {
        backup();
        try (var spoiled = new RandomAccessFile(file.toFile(), "rw")) {
            spoiled.seek(spoiled.length() / 2);
            int was = spoiled.read();
            spoiled.seek(spoiled.length() / 2);
            spoiled.write(was ^ 1);
        }
        List<String> before = names(data);
        assertThatThrownBy(() -> restore(data, true))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("damaged");
        assertThat(names(data)).isEqualTo(before);
        Files.write(file, new byte[1_000]);
        assertThatThrownBy(() -> restore(data, true)).hasMessageContaining("is no backup");
    }

    @Test
    void whatIsThereIsKeptOutOfTheWayAndOnlyWhenAsked() throws Exception {
        backup();
        write(data, "update box_type set name = 'later'");
        Files.writeString(data.resolve("journal/1-2.jl"), "later");
        assertThatThrownBy(() -> restore(data, false)).hasMessageContaining("not empty");
        assertThat(read(data, "select name from box_type")).isEqualTo("later");
        assertThat(restore(data, true)).contains("What was there is in");
        assertThat(read(data, "select name from box_type")).isEqualTo("Schachtel für Gläser");
        assertThat(data.resolve("journal/1-2.jl")).doesNotExist();
        Path kept;
        try (Stream<Path> all = Files.list(data)) {
            kept = all.filter(each -> each.getFileName().toString().startsWith("before-restore-"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(names(kept)).contains("journal/1-2.jl", "pickwright.mv.db");
        assertThat(read(kept, "select name from box_type")).isEqualTo("later");
    }

    @Test
    void aFolderInUseIsRefused() {
        backup();
        try (DataFolder taken = DataFolder.take(data)) {
            assertThat(taken.path()).isEqualTo(data);
            assertThatThrownBy(() -> restore(data, true)).hasMessageContaining("in use by another Pickwright");
        }
    }

    @Test
    void aBackupOfANewerVersionIsRefused() throws Exception {
        write(
                data,
                "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (900, '900', 'later', 'SQL', 'V900', 'sa', 1, true)");
        backup();
        assertThatThrownBy(() -> restore(folder.resolve("other"), false)).hasMessageContaining("newer Pickwright");
    }

    @Test
    void aRestoredCentralHasAnotherIncarnation() throws Exception {
        write(
                data,
                "insert into sync_central (id, incarnation, since, reason)"
                        + " values (1, 7, current_timestamp, 'first start')");
        backup();
        Path other = folder.resolve("other");
        restore(other, false);
        int first = Integer.parseInt(read(other, "select incarnation from sync_central"));
        assertThat(first).isGreaterThan(7);
        restore(other, true);
        assertThat(Integer.parseInt(read(other, "select incarnation from sync_central")))
                .as("restored once more from the same backup")
                .isGreaterThan(first);
    }

    @Test
    void aNameOutsideOfTheFolderIsRefused() throws Exception {
        backup();
        Path evil = folder.resolve("evil.pwbackup");
        try (var zip =
                java.nio.file.FileSystems.newFileSystem(URI.create("jar:" + evil.toUri()), Map.of("create", "true"))) {
            try (var good = java.nio.file.FileSystems.newFileSystem(file)) {
                String manifest = Files.readString(good.getPath("manifest.json"))
                        .replace("files/station.json", "files/../../station.json");
                Files.writeString(zip.getPath("manifest.json"), manifest);
                for (String name : List.of("files/journal/1-1.jl", "files/secrets.key", "files/pickwright.mv.db")) {
                    Files.createDirectories(zip.getPath(name).getParent());
                    Files.copy(good.getPath(name), zip.getPath(name));
                }
            }
        }
        file = evil;
        assertThatThrownBy(() -> restore(folder.resolve("other"), false)).isInstanceOf(ProblemException.class);
        assertThat(folder.resolve("station.json")).doesNotExist();
    }
}
