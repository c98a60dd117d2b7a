package dev.pickwright.backend.backup;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Has H2 copy its file while it is in use. */
@Repository
class H2CopyRepository {

    private final JdbcClient jdbc;

    H2CopyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param zip H2 makes it, with the file in it */
    void copyTo(Path zip) {
        jdbc.sql("backup to '%s'".formatted(zip.toAbsolutePath().toString().replace("'", "''")))
                .update();
    }
}
