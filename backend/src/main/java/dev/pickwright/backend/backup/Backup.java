package dev.pickwright.backend.backup;

import dev.pickwright.backend.backup.Manifest.Database;
import dev.pickwright.backend.backup.Manifest.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipInputStream;

/**
 * Makes a backup. The files of the data folder come first and the database last, so that no file tells of anything that
 * the database of the backup does not have: the journal of a station and the heads of the audit trail only ever lag behind.
 */
public final class Backup {

    private final Path target;
    private final Path folder;
    private final String product;
    private final Clock clock;
    private final Progress progress;

    /** @param folder whose files are saved with the database. @param product the version of Pickwright */
    public Backup(Path target, Path folder, String product, Clock clock, Progress progress) {
        this.target = target;
        this.folder = folder;
        this.product = product;
        this.clock = clock;
        this.progress = progress;
    }

    /** Something that has H2 copy its file into a zip that is not there yet. */
    public interface H2Copy {
        void to(Path zip) throws IOException;
    }

    /** Of a data folder with an H2 file that nobody has open. @param url how the file in a folder is opened */
    public void ofFolder(Function<Path, String> url) {
        ofFolder(zip -> new H2FileRepository(url).copy(folder, zip), url);
    }

    /** Of a data folder with an H2 file in it. @param url how the file in a folder is opened */
    public void ofFolder(H2Copy copy, Function<Path, String> url) {
        run(writer -> {
            Path scratch = Files.createTempDirectory(
                    target.toAbsolutePath().getParent(), ".backup-", BackupFiles.ownerOnlyFolder());
            Thread undo = new Thread(() -> discard(scratch));
            Runtime.getRuntime().addShutdownHook(undo);
            try {
                files(writer);
                progress.begin("Copying the database", 0);
                Path zip = scratch.resolve("copy.zip");
                copy.to(zip);
                Path database = unpack(zip, scratch);
                progress.begin("Saving the database", Files.size(database));
                writer.add(Manifest.H2_FILE, database);
                // Opened once: a copy that nobody ever opened is none.
                return new H2FileRepository(url).facts(scratch);
            } finally {
                discard(scratch);
                Runtime.getRuntime().removeShutdownHook(undo);
            }
        });
    }

    /** Of a database of PostgreSQL, as it is at one moment, while it is worked on. */
    public void ofDatabase(String url, String user, String password) {
        run(writer -> {
            files(writer);
            try (var dump = new PostgresDumpRepository(url, user, password)) {
                String schema = dump.schema();
                var stored = dump.tables();
                progress.begin(
                        "Saving the database, %d tables".formatted(stored.size()),
                        stored.stream()
                                .mapToLong(PostgresDumpRepository.Stored::bytes)
                                .sum());
                List<Manifest.Table> tables = new ArrayList<>();
                for (var table : stored) {
                    tables.add(dump.table(table.name(), writer));
                }
                return new Facts(schema, Kind.CENTRAL, Database.POSTGRESQL, tables, dump.sequences());
            }
        });
    }

    /** What the database says of itself. */
    record Facts(
            String schema,
            Kind kind,
            Database database,
            List<Manifest.Table> tables,
            List<Manifest.Sequence> sequences) {}

    private interface Content {
        Facts write(BackupWriter writer) throws IOException;
    }

    private void run(Content content) {
        try (BackupWriter writer = new BackupWriter(target, progress)) {
            Facts facts = content.write(writer);
            long length = writer.finish(
                    entries -> new Manifest(
                            Manifest.FORMAT,
                            product,
                            facts.schema(),
                            facts.kind(),
                            facts.database(),
                            clock.instant(),
                            entries,
                            facts.tables(),
                            facts.sequences()),
                    BackupJson.MAPPER);
            progress.say("%s holds the backup of this %s, %s. It holds its keys too: keep it as safe as the computer."
                    .formatted(target, facts.kind().wire(), Progress.size(length)));
        } catch (IOException e) {
            throw Refused.because(e, "The backup was not made: %s.", e.getMessage());
        }
    }

    private void files(BackupWriter writer) throws IOException {
        List<Path> files = BackupFiles.of(folder);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(folder.resolve(file));
        }
        progress.begin("Saving %d files of %s".formatted(files.size(), folder), bytes);
        for (Path file : files) {
            if (!folder.resolve(file).toAbsolutePath().equals(target.toAbsolutePath())) {
                writer.add(Manifest.FILES + file.toString().replace('\\', '/'), folder.resolve(file));
            }
        }
    }

    private static Path unpack(Path zip, Path scratch) throws IOException {
        Path database = scratch.resolve("pickwright.mv.db");
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    Files.copy(entries, database);
                    return database;
                }
            }
        }
        throw new IOException("the copy holds no database file");
    }

    private void discard(Path scratch) {
        try {
            BackupFiles.delete(scratch);
        } catch (IOException e) {
            progress.say("%s is left over and can be deleted.".formatted(scratch));
        }
    }
}
