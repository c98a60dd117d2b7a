package dev.pickwright.backend;

import dev.pickwright.backend.backup.Backup;
import dev.pickwright.backend.backup.Manifest;
import dev.pickwright.backend.backup.Progress;
import dev.pickwright.backend.backup.Refused;
import dev.pickwright.backend.backup.Restore;
import dev.pickwright.backend.backup.client.DatabaseCopyClient;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Saves what a station or a central keeps in one file, and puts such a file back. */
final class BackupCommand {

    private final Source source;
    private final Path file;
    private final Progress progress;
    private final Clock clock = Clock.systemUTC();

    BackupCommand(Source source, Path file, PrintStream out) {
        this.source = source;
        this.file = file;
        this.progress = new Progress(out);
    }

    /** @return the exit status */
    int backup() {
        var backup = new Backup(file, source.data(), Product.version(), clock, progress);
        if (source.url() != null) {
            backup.ofDatabase(Server.jdbc(source.url()), source.userName(), source.password());
            return 0;
        }
        var running = RunningBackend.of(source.data());
        if (running.isPresent()) {
            var found = running.get();
            var client = new DatabaseCopyClient(found.base(), found.token(), found.trusted());
            backup.ofFolder(client::fetch, DataFolder::databaseUrl);
            return 0;
        }
        if (!DataFolder.hasDatabase(source.data())) {
            throw Refused.because(
                    "There is no database in %s: name the folder with --data, or a database with --db.", source.data());
        }
        try (DataFolder folder = DataFolder.take(source.data())) {
            backup.ofFolder(DataFolder::databaseUrl);
        }
        return 0;
    }

    /** @param replace whether something may be there; it is moved aside. @return the exit status */
    int restore(boolean replace) {
        LoggingSystem.get(BackupCommand.class.getClassLoader()).setLogLevel("org.flywaydb", LogLevel.ERROR);
        try (DataFolder folder = DataFolder.take(source.data());
                Restore restore = new Restore(file, source.data(), replace, clock, progress)) {
            boolean dump = restore.manifest().database() == Manifest.Database.POSTGRESQL;
            if (dump && source.url() == null) {
                throw Refused.because(
                        "%s holds a database of PostgreSQL: name an empty one to restore it into, with --db.", file);
            }
            if (!dump && source.url() != null) {
                throw Refused.because("%s holds a data folder: restore it with --data, without --db.", file);
            }
            if (source.url() == null) {
                restore.intoFolder(DataFolder::databaseUrl);
            } else {
                restore.intoDatabase(Server.jdbc(source.url()), source.userName(), source.password());
            }
        }
        return 0;
    }
}
