package dev.pickwright.backend.platform.jdbc;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** A connection to an H2 database that closed itself leaves the pool, for it never works again; the next one opens it. */
public final class ClosedDatabase implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException e) {
        return e.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
