package dev.pickwright.backend.sync;

import dev.pickwright.model.sync.Operation;
import java.nio.file.Path;
import java.util.List;

/** The second durable copy of a station's operations, beside its database: files that are only appended to. */
public final class Journal {

    /** An operation with the incarnation under which it was written. */
    public record Entry(long incarnation, Operation operation) {}

    private Journal() {}

    /** What the journal in a folder holds, in the order written, each operation once; for a database that is lost. */
    public static List<Entry> read(Path folder) {
        throw new UnsupportedOperationException("to be built");
    }
}
