package dev.pickwright.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.Databases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A dump of PostgreSQL, and its way back. */
class BackupOfDatabaseTest {

    @TempDir
    Path folder;

    private String url;
    private Path data;
    private Path file;

    @BeforeEach
    void central() throws Exception {
        url = Databases.postgres();
        data = folder.resolve("data");
        file = folder.resolve("central.pwbackup");
        Files.createDirectories(data);
        Files.writeString(data.resolve("secrets.key"), "key");
    }

    private void migrated(String target) throws SQLException {
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .target(target)
                .load()
                .migrate();
        write(
                url,
                "insert into box_type (code, name, length_mm, width_mm, height_mm, tare_grams)"
                        + " values ('S', E'tab\\t, line\\n, \\\\, Gläser', 1, 2, 3, 4), ('M', '\\N', 1, 2, 3, 4)");
        write(
                url,
                "insert into warehouse (id, code, name, time_zone, priority, max_pick_attempts, max_pack_attempts, carrier,"
                        + " carrier_service) values ('00000000-0000-0000-0000-000000000001', 'BER', 'Berlin', 'UTC', 1, 3, 3, 'c', 's')");
        write(
                url,
                "insert into zone (id, warehouse_id, code, name) values ('00000000-0000-0000-0000-000000000002',"
                        + " '00000000-0000-0000-0000-000000000001', 'A', 'Aisles')");
        write(url, "select setval('fulfillment_number', 4711)");
    }

    private static void write(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private String said(String of, Path with, Asked asked) {
        var out = new ByteArrayOutputStream();
        int status = asked.run(new BackupCommand(
                new Source(with, of, "postgres", null), file, new PrintStream(out, true, StandardCharsets.UTF_8)));
        assertThat(status).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private interface Asked {
        int run(BackupCommand command);
    }

    private String backup() {
        return said(url, data, BackupCommand::backup);
    }

    private String restore(String into, boolean replace) {
        return said(into, folder.resolve("other"), command -> command.restore(replace));
    }

    /** The digests of what the tables hold. */
    private Map<String, String> tables() throws Exception {
        Map<String, String> tables = new TreeMap<>();
        try (var zip = java.nio.file.FileSystems.newFileSystem(file)) {
            JsonMapper.builder()
                    .build()
                    .readTree(Files.readString(zip.getPath("manifest.json")))
                    .path("entries")
                    .forEach(entry -> tables.put(
                            entry.path("name").asString(), entry.path("sha256").asString()));
        }
        tables.keySet().removeIf(name -> !name.startsWith("tables/"));
        return tables;
    }

    @Test
    void whatWasSavedIsThereAgain() throws Exception {
        migrated("latest");
        assertThat(backup()).contains("backup of this central");
        Map<String, String> saved = tables();
        assertThat(saved).hasSizeGreaterThan(60);
        String other = Databases.postgres();
        assertThat(restore(other, false)).contains("Restored the central");
        assertThat(read(other, "select name from box_type where code = 'S'")).isEqualTo("tab\t, line\n, \\, Gläser");
        assertThat(read(other, "select name from box_type where code = 'M'")).isEqualTo("\\N");
        assertThat(read(other, "select nextval('fulfillment_number')")).isEqualTo("4712");
        assertThat(Files.readString(folder.resolve("other/secrets.key"))).isEqualTo("key");
        assertThat(read(other, "select count(*) from pg_constraint where contype = 'f'"))
                .isEqualTo(read(url, "select count(*) from pg_constraint where contype = 'f'"));
        assertThatThrownBy(() -> write(other, "delete from warehouse")).hasMessageContaining("foreign key");
        assertThat(read(
                        other,
                        "select string_agg(nspname, ' ') from pg_namespace where nspname !~ '^(pg_|information)'"))
                .isEqualTo("public");
        file = folder.resolve("again.pwbackup");
        said(other, folder.resolve("other"), BackupCommand::backup);
        assertThat(tables()).isEqualTo(saved);
    }

    @Test
    void oneOfAnOlderVersionIsMigratedOn() throws Exception {
        migrated("21");
        backup();
        String other = Databases.postgres();
        assertThat(restore(other, false)).contains("schema version 21");
        assertThat(read(other, "select name from zone")).isEqualTo("Aisles");
        assertThat(read(other, "select count(*) from sync_station")).isEqualTo("0");
    }

    @Test
    void aRestoredCentralHasAnotherIncarnation() throws Exception {
        migrated("latest");
        write(url, "insert into sync_central (id, incarnation, since, reason) values (1, 3, now(), 'first start')");
        backup();
        String other = Databases.postgres();
        assertThat(restore(other, false)).contains("of central");
        int first = Integer.parseInt(read(other, "select incarnation from sync_central"));
        assertThat(first).isGreaterThan(3);
        restore(other, true);
        assertThat(Integer.parseInt(read(other, "select incarnation from sync_central")))
                .isGreaterThan(first);
    }

    @Test
    void whatIsThereIsKeptOutOfTheWayAndOnlyWhenAsked() throws Exception {
        migrated("latest");
        backup();
        write(url, "update zone set name = 'later'");
        assertThatThrownBy(() -> restore(url, false)).hasMessageContaining("not empty");
        assertThat(restore(url, true)).contains("What was in the database is in its schema before_restore_");
        assertThat(read(url, "select name from zone")).isEqualTo("Aisles");
        String kept = read(url, "select nspname from pg_namespace where nspname like 'before_restore_%'");
        assertThat(read(url, "select name from " + kept + ".zone")).isEqualTo("later");
    }

    @Test
    void aDatabaseInUseIsRefused() throws Exception {
        migrated("latest");
        backup();
        String other = Databases.postgres();
        try (var connection = DriverManager.getConnection(other, "postgres", "")) {
            assertThat(connection.isValid(1)).isTrue();
            assertThatThrownBy(() -> restore(other, true)).hasMessageContaining("Others are connected");
        }
    }

    @Test
    void aRestoreThatFailsLeavesTheDatabaseAsItWas() throws Exception {
        migrated("latest");
        backup();
        write(url, "update zone set name = 'later'");
        Path good = file;
        file = folder.resolve("bad.pwbackup");
        Files.copy(good, file);
        try (var zip = java.nio.file.FileSystems.newFileSystem(file)) {
            Path manifest = zip.getPath("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace("\"rows\" : 2", "\"rows\" : 3"));
        }
        assertThatThrownBy(() -> restore(url, true)).hasMessageContaining("took 2 of 3 rows");
        assertThat(read(url, "select name from zone")).isEqualTo("later");
        assertThat(read(url, "select string_agg(nspname, ' ') from pg_namespace where nspname !~ '^(pg_|information)'"))
                .isEqualTo("public");
    }

    @Test
    void eachKindSaysWhereItBelongs() throws Exception {
        migrated("latest");
        backup();
        var command = new BackupCommand(new Source(folder.resolve("x"), null, null, null), file, System.out);
        assertThatThrownBy(() -> command.restore(false)).hasMessageContaining("with --db");
    }
}
