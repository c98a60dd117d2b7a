package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.sql.SQLException;

/** What H2 says when the disk takes no more data, and what people are told then. */
public final class DiskFull {

    private static final int GENERAL_ERROR = 50_000;
    private static final int DATABASE_IS_CLOSED = 90_098;
    private static final int IO_EXCEPTION_1 = 90_028;
    private static final int IO_EXCEPTION_2 = 90_031;

    private DiskFull() {}

    /** Whether it failed because the file could not be written, now or when H2 closed it therefore. */
    public static boolean caused(Throwable error) {
        boolean general = false;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                int code = sql.getErrorCode();
                if (code == IO_EXCEPTION_1 || code == IO_EXCEPTION_2) {
                    return true;
                }
                general |= code == GENERAL_ERROR || code == DATABASE_IS_CLOSED;
            } else if (general && cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    public static ProblemException problem() {
        return new ProblemException(
                Problem.DISK_FULL,
                "The disk did not take the data. Free space on the disk of the data folder, then repeat the step: "
                        + "nothing is done twice.");
    }
}
