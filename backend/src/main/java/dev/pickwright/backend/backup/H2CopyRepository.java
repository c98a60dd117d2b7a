package dev.pickwright.backend.backup;

import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Has H2 copy its file while it is in use. */
@Repository
class H2CopyRepository {

    private static final int NOT_ON_DISK = 90_126;
    /** PostgreSQL does not know the statement. */
    private static final String SYNTAX_ERROR = "42601";

    private final JdbcClient jdbc;

    H2CopyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param zip gets the file. @return whether there is one: not in memory, not on PostgreSQL */
    boolean copyTo(Path zip) {
        try {
            jdbc.sql("backup to '%s'".formatted(zip.toAbsolutePath().toString().replace("'", "''")))
                    .update();
            return true;
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException sql
                    && (sql.getErrorCode() == NOT_ON_DISK || SYNTAX_ERROR.equals(sql.getSQLState()))) {
                return false;
            }
            throw e;
        }
    }
}
