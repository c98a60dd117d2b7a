package dev.pickwright.backend;

import dev.pickwright.backend.platform.secret.Vault;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Says in a sentence why a backend did not start. */
final class StartFailure {

    private static final Logger log = LoggerFactory.getLogger(StartFailure.class);
    private static final int H2_FILE_LOCKED = 90_020;

    private StartFailure() {}

    static boolean locked(SQLException e) {
        return e.getErrorCode() == H2_FILE_LOCKED;
    }

    static ProblemException explain(RuntimeException e, Server.Options options) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException port) {
                return new ProblemException(
                        Problem.STILL_RUNNING,
                        "Port %d is in use. Choose another with --port.".formatted(port.getPort()));
            }
            if (cause instanceof Vault.NoKey key) {
                return new ProblemException(Problem.REQUEST_INVALID, String.valueOf(key.getMessage()));
            }
            if (cause instanceof SQLException sql) {
                return locked(sql)
                        ? new ProblemException(
                                Problem.STILL_RUNNING,
                                "The data folder %s is in use by another Pickwright. Close that one first, or choose another folder with --data."
                                        .formatted(options.data()))
                        : new ProblemException(
                                Problem.DISK_FULL, "The database cannot be used: %s".formatted(sql.getMessage()));
            }
        }
        log.error("The backend did not start", e);
        return new ProblemException(
                Problem.INTERNAL_ERROR, "The backend did not start; the log above says more: " + e.getMessage());
    }
}
