package dev.pickwright.backend.backup;

import static dev.pickwright.backend.backup.DatabaseFactsRepository.told;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** The H2 file in a folder that no backend has open. */
final class H2FileRepository {

    private static final String FILE = "pickwright.mv.db";

    private final Function<Path, String> url;

    /** @param url how the file in a folder is opened */
    H2FileRepository(Function<Path, String> url) {
        this.url = url;
    }

    /** Has H2 copy it into a zip that is not there yet. */
    void copy(Path folder, Path zip) throws IOException {
        told(() -> {
            try (Connection connection = open(folder, "");
                    var copy = connection.prepareStatement("backup to ?")) {
                copy.setString(1, zip.toAbsolutePath().toString());
                return copy.execute();
            }
        });
    }

    /** What a manifest says of it. */
    Backup.Facts facts(Path folder) throws IOException {
        return told(() -> {
            try (Connection connection = open(folder, ";ACCESS_MODE_DATA=r")) {
                var facts = new DatabaseFactsRepository(connection);
                return new Backup.Facts(facts.schema(), facts.kind(), Manifest.Database.H2, List.of(), List.of());
            }
        });
    }

    /** Central's incarnation; 0 if there is none, or the file cannot be read, which is why one restores. */
    int central(Path folder) {
        if (!Files.exists(folder.resolve(FILE))) {
            return 0;
        }
        try (Connection connection = open(folder, ";ACCESS_MODE_DATA=r")) {
            return new DatabaseFactsRepository(connection).central();
        } catch (SQLException e) {
            return 0;
        }
    }

    /** @return the incarnation that the file's central has from now on; 0 if it is no central's */
    int restored(Path folder, int other, Clock clock) throws IOException {
        return told(() -> {
            try (Connection connection = open(folder, "");
                    var statement = connection.createStatement()) {
                int central = new DatabaseFactsRepository(connection).restored(other, clock);
                statement.execute("checkpoint sync");
                return central;
            }
        });
    }

    private Connection open(Path folder, String options) throws SQLException {
        return DriverManager.getConnection(url.apply(folder) + ";IFEXISTS=TRUE" + options, "sa", "");
    }
}
