package dev.pickwright.backend.backup;

import dev.pickwright.model.Wire;
import java.time.Instant;
import java.util.List;

/**
 * What is in a backup. It is the last entry of the file, so a file without it is no backup.
 *
 * @param product the version of Pickwright that made it
 * @param schema the newest migration of the database
 * @param tables of a dump, in any order; empty for a database file
 * @param sequences of a dump; empty for a database file
 */
public record Manifest(
        int format,
        String product,
        String schema,
        Kind kind,
        Database database,
        Instant madeAt,
        List<Entry> entries,
        List<Table> tables,
        List<Sequence> sequences) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    /** Beneath it lie the files of the data folder. */
    static final String FILES = "files/";

    static final String H2_FILE = FILES + "pickwright.mv.db";
    static final String TABLES = "tables/";

    public Manifest {
        entries = List.copyOf(entries);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /** Whose backup it is. */
    public enum Kind implements Wire {
        STANDALONE,
        STATION,
        CENTRAL
    }

    /** In which form the database is in it. */
    public enum Database implements Wire {
        H2,
        POSTGRESQL
    }

    /** @param sha256 of its content, in hexadecimal */
    public record Entry(String name, long bytes, String sha256) {}

    /** A table, as COPY writes it, in the entry {@code tables/NAME}. */
    public record Table(String name, List<String> columns, long rows) {
        public Table {
            columns = List.copyOf(columns);
        }

        String entry() {
            return TABLES + name;
        }
    }

    /** @param called whether the value has been given out */
    public record Sequence(String name, long value, boolean called) {}
}
