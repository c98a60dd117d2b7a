package dev.pickwright.backend.platform.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/**
 * H2's driver for a database in a file: whenever a file has to be opened anew while the product runs, as after a full
 * disk, at which H2 closes it, {@link H2File#recover} comes first.
 */
public final class H2Driver extends Driver {

    private static final String FILE = "jdbc:h2:file:";

    // As every driver does: a pool that is told its name looks for it among those.
    static {
        try {
            DriverManager.registerDriver(new H2Driver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** One at a time, for none may open the file while it is looked through. */
    @Override
    public synchronized @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (url.startsWith(FILE)) {
            H2File.recover(Path.of(url.substring(FILE.length()).replaceFirst(";.*", "") + ".mv.db"));
        }
        return super.connect(url, info);
    }
}
