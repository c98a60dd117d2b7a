package dev.pickwright.backend.backup;

import static dev.pickwright.backend.backup.PostgresDumpRepository.HISTORY;
import static dev.pickwright.backend.backup.PostgresDumpRepository.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Fills a schema of PostgreSQL beside the one in use, and exchanges the two at the end: until then nothing that was there has
 * changed.
 */
final class PostgresRestoreRepository {

    /** Where it is filled. */
    static final String SCHEMA = "pickwright_restoring";

    private final Connection connection;

    PostgresRestoreRepository(Connection connection) {
        this.connection = connection;
    }

    /** Who else is connected to the database. */
    List<String> others() throws SQLException {
        return texts("select distinct coalesce(usename, '?') || case when application_name = '' then ''"
                + " else ' (' || application_name || ')' end from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid() and usename is not null order by 1");
    }

    /** Whether there is anything in the schema in use. */
    boolean filled() throws SQLException {
        return !texts("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' limit 1")
                .isEmpty();
    }

    /** What an interrupted restore left goes. */
    void begin() throws SQLException {
        run("drop schema if exists " + SCHEMA + " cascade");
        run("create schema " + SCHEMA);
    }

    void discard() throws SQLException {
        run("drop schema if exists " + SCHEMA + " cascade");
    }

    /** Where a table's content comes from. */
    interface Source {
        InputStream open(Manifest.Table table) throws IOException;
    }

    /** Replaces everything that the migrations wrote; one transaction. */
    void load(Manifest manifest, Source source, Progress progress) throws SQLException, IOException {
        connection.setAutoCommit(false);
        run("set search_path to " + SCHEMA);
        List<Reference> references = references();
        for (Reference reference : references) {
            run("alter table %s drop constraint %s".formatted(quoted(reference.table()), quoted(reference.name())));
        }
        requireSame(manifest);
        for (Manifest.Table table : manifest.tables()) {
            run("truncate table " + quoted(table.name()));
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Manifest.Table table : manifest.tables()) {
            String sql = "copy %s (%s) from stdin".formatted(quoted(table.name()), quoted(table.columns()));
            try (InputStream in = source.open(table)) {
                long rows = copy.copyIn(sql, in);
                if (rows != table.rows()) {
                    throw Refused.because("Table %s took %,d of %,d rows.", table.name(), rows, table.rows());
                }
            }
            progress.advance(table.rows());
        }
        for (Manifest.Sequence sequence : manifest.sequences()) {
            run("select setval('%s', %d, %b)".formatted(quoted(sequence.name()), sequence.value(), sequence.called()));
        }
        for (Reference reference : references) {
            run("alter table %s add constraint %s %s"
                    .formatted(quoted(reference.table()), quoted(reference.name()), reference.definition()));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void requireSame(Manifest manifest) throws SQLException {
        List<String> here = texts("select table_name from information_schema.tables where table_schema = current_schema"
                + " and table_type = 'BASE TABLE' and table_name <> '" + HISTORY + "' order by 1");
        List<String> there =
                manifest.tables().stream().map(Manifest.Table::name).sorted().toList();
        if (!here.stream().sorted().toList().equals(there)) {
            List<String> odd = new ArrayList<>(there);
            odd.removeAll(here);
            throw Refused.because(
                    "The backup does not hold the tables of schema version %s%s.",
                    manifest.schema(), odd.isEmpty() ? "" : ", but also " + odd);
        }
    }

    /**
     * Puts the filled schema in the place of the one in use.
     *
     * @param aside what the one in use is called from now on; it stays as it is
     */
    void exchange(String aside) throws SQLException {
        connection.setAutoCommit(false);
        run("alter schema public rename to " + quoted(aside));
        run("alter schema " + SCHEMA + " rename to public");
        run("grant usage on schema public to public");
        connection.commit();
        connection.setAutoCommit(true);
    }

    void drop(String schema) throws SQLException {
        run("drop schema %s".formatted(quoted(schema)));
    }

    private record Reference(String table, String name, String definition) {}

    private List<Reference> references() throws SQLException {
        List<Reference> references = new ArrayList<>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select t.relname, c.conname, pg_get_constraintdef(c.oid)"
                        + " from pg_constraint c join pg_class t on t.oid = c.conrelid"
                        + " join pg_namespace n on n.oid = t.relnamespace"
                        + " where n.nspname = current_schema and c.contype = 'f' order by 1, 2")) {
            while (row.next()) {
                references.add(new Reference(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return references;
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
