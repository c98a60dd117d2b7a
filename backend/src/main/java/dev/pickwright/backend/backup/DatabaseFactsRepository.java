package dev.pickwright.backend.backup;

import dev.pickwright.model.sync.Fence;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a backup says of a database, and the one row that a restore changes. */
final class DatabaseFactsRepository {

    private final Connection connection;

    DatabaseFactsRepository(Connection connection) {
        this.connection = connection;
    }

    /** Says in the words of a file that cannot be read or written what the database refused. */
    static <T> T told(Callable<T> work) throws IOException {
        try {
            return work.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The newest migration. */
    String schema() throws SQLException {
        String version = text("select version from flyway_schema_history where success and version is not null"
                + " order by installed_rank desc fetch first row only");
        if (version == null) {
            throw Refused.because("There is no database of Pickwright there.");
        }
        return version;
    }

    Manifest.Kind kind() throws SQLException {
        if (has("sync_identity")) {
            return Manifest.Kind.STATION;
        }
        return has("sync_station") ? Manifest.Kind.CENTRAL : Manifest.Kind.STANDALONE;
    }

    /** Whether the table is there and has a row; an older schema has not all of them. */
    private boolean has(String table) throws SQLException {
        return exists(table) && text("select 1 from " + table + " fetch first row only") != null;
    }

    private boolean exists(String table) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from information_schema.tables where table_name = ?"
                + " and table_schema = current_schema")) {
            query.setString(1, table);
            return query.executeQuery().next();
        }
    }

    /** Central's incarnation; 0 if it has none. */
    int central() throws SQLException {
        if (!exists("sync_central")) {
            return 0;
        }
        String incarnation = text("select incarnation from sync_central where id = 1");
        return incarnation == null ? 0 : Integer.parseInt(incarnation);
    }

    /**
     * Gives a restored central its next incarnation, so that no epoch and no incarnation of a station is given out twice.
     *
     * @param other of the database that it takes the place of; 0 for none
     * @return the new one; 0 if this is no central
     */
    int restored(int other, Clock clock) throws SQLException {
        int before = central();
        if (before == 0) {
            return 0;
        }
        int next = Fence.nextCentral(Math.max(before, other), clock.millis());
        try (var update = connection.prepareStatement("update sync_central set incarnation = ?, system_id = null,"
                + " timeline = null, since = current_timestamp, reason = 'restored from a backup' where id = 1")) {
            update.setInt(1, next);
            update.executeUpdate();
        }
        return next;
    }

    private @Nullable String text(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
