package dev.pickwright.backend.backup;

import static dev.pickwright.backend.backup.DatabaseFactsRepository.told;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Reads all tables and sequences of a PostgreSQL database as they were at one moment, and writes nothing. */
final class PostgresDumpRepository implements AutoCloseable {

    static final String HISTORY = "flyway_schema_history";

    private final Connection connection;

    /** Begins that moment. */
    PostgresDumpRepository(String url, String user, String password) throws IOException {
        connection = told(() -> DriverManager.getConnection(url, user, password));
        told(() -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                return statement.execute("set statement_timeout = 0");
            }
        });
    }

    String schema() throws IOException {
        return told(new DatabaseFactsRepository(connection)::schema);
    }

    /** @param bytes that it takes on the disk */
    record Stored(String name, long bytes) {}

    List<Stored> tables() throws IOException {
        return told(this::stored);
    }

    private List<Stored> stored() throws SQLException {
        List<Stored> tables = new ArrayList<>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select c.relname, pg_table_size(c.oid) from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema"
                        + " and c.relkind = 'r' and c.relname <> '" + HISTORY + "' order by 1")) {
            while (row.next()) {
                tables.add(new Stored(row.getString(1), row.getLong(2)));
            }
        }
        return tables;
    }

    Manifest.Table table(String name, BackupWriter writer) throws IOException {
        List<String> columns = told(() -> columns(name));
        String sql = "copy %s (%s) to stdout".formatted(quoted(name), quoted(columns));
        long[] rows = new long[1];
        writer.add(
                Manifest.TABLES + name,
                out -> rows[0] = told(
                        () -> connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out)));
        return new Manifest.Table(name, columns, rows[0]);
    }

    private List<String> columns(String table) throws SQLException {
        try (var query = connection.prepareStatement("select column_name from information_schema.columns"
                + " where table_schema = current_schema and table_name = ? and is_generated = 'NEVER'"
                + " order by ordinal_position")) {
            query.setString(1, table);
            List<String> columns = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
            return columns;
        }
    }

    /** Read after the tables: a sequence belongs to no moment, and may only be ahead of them. */
    List<Manifest.Sequence> sequences() throws IOException {
        return told(this::values);
    }

    private List<Manifest.Sequence> values() throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        try (var statement = connection.createStatement();
                var names = statement.executeQuery(
                        "select sequencename from pg_sequences where schemaname = current_schema order by 1");
                var value = connection.createStatement()) {
            while (names.next()) {
                String name = names.getString(1);
                try (var row = value.executeQuery("select last_value, is_called from " + quoted(name))) {
                    row.next();
                    sequences.add(new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
                }
            }
        }
        return sequences;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return String.join(
                ", ", names.stream().map(PostgresDumpRepository::quoted).toList());
    }

    @Override
    public void close() throws IOException {
        told(() -> {
            connection.close();
            return true;
        });
    }
}
