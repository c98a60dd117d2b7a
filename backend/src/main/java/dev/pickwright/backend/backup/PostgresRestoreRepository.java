package dev.pickwright.backend.backup;

import static dev.pickwright.backend.backup.DatabaseFactsRepository.told;
import static dev.pickwright.backend.backup.PostgresDumpRepository.HISTORY;
import static dev.pickwright.backend.backup.PostgresDumpRepository.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Fills a schema of PostgreSQL beside the one in use, and exchanges the two at the end: until then nothing that was there has
 * changed.
 */
final class PostgresRestoreRepository implements AutoCloseable {

    /** Where it is filled. */
    static final String SCHEMA = "pickwright_restoring";

    private final Connection connection;

    PostgresRestoreRepository(String url, String user, String password) throws IOException {
        connection = told(() -> DriverManager.getConnection(url, user, password));
    }

    /** Who else is connected to the database. */
    List<String> others() throws IOException {
        return texts("select distinct coalesce(usename, '?') || case when application_name = '' then ''"
                + " else ' (' || application_name || ')' end from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid() and usename is not null order by 1");
    }

    /** Whether there is anything in the schema in use. */
    boolean filled() throws IOException {
        return !texts("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' limit 1")
                .isEmpty();
    }

    /** Central's incarnation in the schema in use; 0 if there is none. */
    int central() throws IOException {
        return told(new DatabaseFactsRepository(connection)::central);
    }

    /** {@link DatabaseFactsRepository#restored} in the schema that was filled. */
    int restored(int other, Clock clock) throws IOException {
        return told(() -> new DatabaseFactsRepository(connection).restored(other, clock));
    }

    /** What an interrupted restore left goes. */
    void begin() throws IOException {
        run("drop schema if exists " + SCHEMA + " cascade");
        run("create schema " + SCHEMA);
    }

    /** Whatever was begun is gone. */
    void discard() throws IOException {
        told(() -> {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return true;
        });
        autoCommit(true);
        run("drop schema if exists " + SCHEMA + " cascade");
    }

    /** Where a table's content comes from. */
    interface Source {
        InputStream open(Manifest.Table table) throws IOException;
    }

    /** Replaces everything that the migrations wrote; one transaction. */
    void load(Manifest manifest, Source source, Progress progress) throws IOException {
        autoCommit(false);
        run("set search_path to " + SCHEMA);
        List<Reference> references = told(this::references);
        for (Reference reference : references) {
            run("alter table %s drop constraint %s".formatted(quoted(reference.table()), quoted(reference.name())));
        }
        requireSame(manifest);
        for (Manifest.Table table : manifest.tables()) {
            run("truncate table " + quoted(table.name()));
        }
        for (Manifest.Table table : manifest.tables()) {
            String sql = "copy %s (%s) from stdin".formatted(quoted(table.name()), quoted(table.columns()));
            try (InputStream in = source.open(table)) {
                long rows = told(
                        () -> connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in));
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
        autoCommit(true);
    }

    private void requireSame(Manifest manifest) throws IOException {
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
    void exchange(String aside) throws IOException {
        autoCommit(false);
        run("alter schema public rename to " + quoted(aside));
        run("alter schema " + SCHEMA + " rename to public");
        run("grant usage on schema public to public");
        autoCommit(true);
    }

    void drop(String schema) throws IOException {
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

    private List<String> texts(String sql) throws IOException {
        return told(() -> {
            List<String> texts = new ArrayList<>();
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
            return texts;
        });
    }

    private void run(String sql) throws IOException {
        told(() -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Switching it on commits, so does JDBC say; what was not wanted was rolled back before. */
    private void autoCommit(boolean on) throws IOException {
        told(() -> {
            connection.setAutoCommit(on);
            return on;
        });
    }

    @Override
    public void close() throws IOException {
        told(() -> {
            connection.close();
            return true;
        });
    }
}
