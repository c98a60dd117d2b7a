package dev.pickwright.backend.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Puts a backup back. Everything is read and checked before anything that is there is touched, and what was there is moved
 * aside, never deleted.
 */
public final class Restore implements AutoCloseable {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private final BackupReader backup;
    private final Path folder;
    private final boolean replace;
    private final Clock clock;
    private final Progress progress;
    private final String aside;

    /**
     * @param folder where the files go; its caller has taken it, so no backend runs there
     * @param replace whether something may be there
     */
    public Restore(Path file, Path folder, boolean replace, Clock clock, Progress progress) {
        this.backup = new BackupReader(file, BackupJson.MAPPER);
        this.folder = folder;
        this.replace = replace;
        this.clock = clock;
        this.progress = progress;
        this.aside = BackupFiles.ASIDE + STAMP.format(clock.instant());
    }

    public Manifest manifest() {
        return backup.manifest();
    }

    /** The files of a backup with a database file. @param url how the file in a folder is opened */
    public void intoFolder(Function<Path, String> url) {
        told(() -> {
            List<Path> there = BackupFiles.inside(folder);
            if (!there.isEmpty() && !replace) {
                throw Refused.because(
                        "The folder %s is not empty. With --replace what is in it is moved aside first.", folder);
            }
            var files = new H2FileRepository(url);
            int other = files.central(folder);
            Path draft = checked();
            int central = files.restored(draft, other, clock);
            moveIn(there, draft);
            done(central);
        });
    }

    /** A dump, into a database of PostgreSQL; and the files beside it. */
    public void intoDatabase(String url, String user, String password) {
        told(() -> {
            try (var restore = new PostgresRestoreRepository(url, user, password)) {
                List<String> others = restore.others();
                if (!others.isEmpty()) {
                    throw Refused.because(
                            "Others are connected to the database: %s. Stop the backends on it first.",
                            String.join(", ", others));
                }
                boolean filled = restore.filled();
                List<Path> clashes = clashes();
                if (filled && !replace) {
                    throw Refused.because("The database is not empty. With --replace what is in it is kept in a schema"
                            + " of its own, and out of the way.");
                }
                if (!clashes.isEmpty() && !replace) {
                    throw Refused.because(
                            "The folder %s has files of these names already: %s. With --replace they are moved aside.",
                            folder, clashes);
                }
                int other = filled ? restore.central() : 0;
                Path draft = checked();
                int central = fill(restore, url, user, password, other);
                String kept = aside.replace('-', '_');
                restore.exchange(kept);
                if (filled) {
                    progress.say("What was in the database is in its schema %s now.".formatted(kept));
                } else {
                    restore.drop(kept);
                }
                moveIn(clashes, draft);
                done(central);
            }
        });
    }

    private int fill(PostgresRestoreRepository restore, String url, String user, String password, int other)
            throws IOException {
        boolean filled = false;
        restore.begin();
        try {
            Manifest manifest = manifest();
            migrate(url, user, password, MigrationVersion.fromVersion(manifest.schema()));
            progress.begin(
                    "Filling the database, schema version " + manifest.schema(),
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum());
            restore.load(manifest, table -> backup.open(table.entry()), progress);
            migrate(url, user, password, MigrationVersion.LATEST);
            int central = restore.restored(other, clock);
            filled = true;
            return central;
        } finally {
            if (!filled) {
                restore.discard();
            }
        }
    }

    private static void migrate(String url, String user, String password, MigrationVersion target) {
        Flyway.configure()
                .dataSource(url, user, password)
                .schemas(PostgresRestoreRepository.SCHEMA)
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .target(target)
                .load()
                .migrate();
    }

    /** The newest migration that this build knows; those of both databases have the same numbers. */
    private static String newestSchema() {
        return Arrays.stream(Flyway.configure()
                        .dataSource("jdbc:h2:mem:", "sa", "")
                        .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                        .load()
                        .info()
                        .all())
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .getVersion();
    }

    /** Everything of the backup, read once and laid beside its place. */
    private Path checked() throws IOException {
        String newest = newestSchema();
        if (MigrationVersion.fromVersion(manifest().schema()).isNewerThan(newest)) {
            throw Refused.because(
                    "The backup was made by a newer Pickwright (%s, schema version %s); this one knows %s. Update first.",
                    manifest().product(), manifest().schema(), newest);
        }
        backup.check(progress);
        Path draft = folder.resolve("restoring.draft");
        BackupFiles.delete(draft);
        Files.createDirectory(draft, BackupFiles.ownerOnlyFolder());
        progress.begin("Unpacking the files", 0);
        backup.extract(draft, progress);
        return draft;
    }

    /** Files of the backup whose names are taken. */
    private List<Path> clashes() throws IOException {
        List<Path> clashes = new ArrayList<>();
        for (Manifest.Entry entry : manifest().entries()) {
            if (entry.name().startsWith(Manifest.FILES)) {
                Path there = folder.resolve(entry.name().substring(Manifest.FILES.length()));
                if (Files.exists(there)) {
                    clashes.add(there);
                }
            }
        }
        return clashes;
    }

    private void moveIn(List<Path> there, Path draft) throws IOException {
        if (!there.isEmpty()) {
            Path kept = Files.createDirectory(folder.resolve(aside), BackupFiles.ownerOnlyFolder());
            for (Path each : there) {
                if (!each.equals(draft)) {
                    move(each, kept.resolve(folder.relativize(each)));
                }
            }
            progress.say("What was there is in %s now.".formatted(kept));
        }
        for (Path file : BackupFiles.tree(draft)) {
            move(draft.resolve(file), folder.resolve(file));
        }
        BackupFiles.delete(draft);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private void done(int central) {
        Manifest manifest = manifest();
        progress.say("Restored the %s as it was on %s (Pickwright %s, schema version %s)."
                .formatted(manifest.kind().wire(), manifest.madeAt(), manifest.product(), manifest.schema()));
        if (central > 0 && manifest.kind() == Manifest.Kind.CENTRAL) {
            progress.say("It is incarnation %d of central: stations send again what it may have forgotten."
                    .formatted(central));
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void told(Work work) {
        try {
            work.run();
        } catch (IOException | FlywayException e) {
            throw Refused.because(e, "The backup was not restored: %s.", e.getMessage());
        }
    }

    @Override
    public void close() {
        backup.close();
    }
}
