package dev.pickwright.backend.backup;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Copies the database file of this backend while people work. */
@Service
public class DatabaseCopy {

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
            if (!database.copyTo(copy)) {
                throw new ProblemException(
                        Problem.NOT_FOUND, "This backend keeps no database file of its own; back up its database.");
            }
            taker.take(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
