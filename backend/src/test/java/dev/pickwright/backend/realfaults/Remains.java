package dev.pickwright.backend.realfaults;

import dev.pickwright.backend.platform.jdbc.H2File;
import dev.pickwright.backend.sync.station.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a killed station left on its disk, looked at in a copy as its next start looks at it. */
final class Remains {

    private final Set<UUID> database = new HashSet<>();
    private final Set<UUID> journal = new HashSet<>();

    Remains(Path folder, Path scratch) {
        try {
            Path copy = Files.createTempDirectory(scratch, "remains");
            H2File.recover(Files.copy(folder.resolve("pickwright.mv.db"), copy.resolve("pickwright.mv.db")));
            read(copy);
            Journal.read(Journal.folder(folder))
                    .forEach(entry -> journal.add(entry.operation().id().value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Path copy) throws SQLException {
        String url = "jdbc:h2:file:" + copy.resolve("pickwright").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE";
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var rows = connection.createStatement().executeQuery("select operation_id from sync_log")) {
            while (rows.next()) {
                database.add(rows.getObject(1, UUID.class));
            }
        }
    }

    /** Those that the database lacks: what was synced to it and acknowledged must be there. */
    List<UUID> missingInDatabase(Set<UUID> acknowledged) {
        return acknowledged.stream().filter(id -> !database.contains(id)).toList();
    }

    List<UUID> missingInJournal(Set<UUID> acknowledged) {
        return acknowledged.stream().filter(id -> !journal.contains(id)).toList();
    }
}
