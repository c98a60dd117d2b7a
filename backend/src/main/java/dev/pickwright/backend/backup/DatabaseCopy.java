package dev.pickwright.backend.backup;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Copies the database file of this backend while people work. */
@Service
public class DatabaseCopy {

    private static final int H2_NOT_ON_DISK = 90_126;

    private final H2CopyRepository database;
    private final Path folder;

    DatabaseCopy(H2CopyRepository database, @Value("${pickwright.data}") Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** Somebody who takes a file that is gone afterwards. */
    public interface Taker {
        void take(Path zip) throws IOException;
    }

    /** @throws ProblemException if it keeps no file of its own */
    public void make(Taker taker) throws IOException {
        Path copy = Files.createTempFile(Files.createDirectories(folder), "database-copy-", ".zip");
        try {
            database.copyTo(copy);
            taker.take(copy);
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException sql && keepsNoFile(sql)) {
                throw new ProblemException(
                        Problem.NOT_FOUND, "This backend keeps no database file of its own; back up its database.");
            }
            throw e;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** H2 in memory says so by a code, PostgreSQL does not know the statement. */
    private static boolean keepsNoFile(SQLException e) {
        return e.getErrorCode() == H2_NOT_ON_DISK || "42601".equals(e.getSQLState());
    }
}
