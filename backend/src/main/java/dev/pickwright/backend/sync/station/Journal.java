package dev.pickwright.backend.sync.station;

import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second durable copy of a station's operations, beside its database: files that are only appended to. Every start, and
 * every failure to write, begins a new file, so that a torn record is always the last one of its file. Not for use by
 * several threads.
 */
public final class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final long FULL = 8L * 1024 * 1024;
    private static final String SUFFIX = ".jl";

    /** An operation with the incarnation under which it was written. */
    public record Entry(long incarnation, Operation operation) {}

    /** Makes the next file. */
    interface Opener {
        JournalFile open() throws IOException;
    }

    private final Opener opener;
    private @Nullable JournalFile file;
    private long size;

    Journal(Opener opener) {
        this.opener = opener;
    }

    /** The folder of the journal within a data folder. */
    public static Path folder(Path data) {
        return data.resolve("journal");
    }

    /** One that goes on in a folder, which is there. */
    static Journal in(Path folder) {
        return new Journal(() -> JournalFile.create(next(folder)));
    }

    private static Path next(Path folder) throws IOException {
        List<Path> files = files(folder);
        int last = files.isEmpty() ? 0 : number(files.getLast());
        return folder.resolve("journal-%08d%s".formatted(last + 1, SUFFIX));
    }

    private static int number(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring("journal-".length(), name.length() - SUFFIX.length()));
    }

    /** The files of the journal in a folder, the oldest first. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().matches("journal-[0-9]{8}" + SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /**
     * What the journal in a folder holds, in the order written, each operation once; for a database that is lost. What is
     * damaged is left out and logged.
     *
     * @throws IOException if a file cannot be read at all
     */
    public static List<Entry> read(Path folder) throws IOException {
        Map<OperationId, Entry> found = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            var read = JournalRecords.decode(Files.readAllBytes(file));
            if (read.damaged() > 0) {
                log.warn("{} has {} records that were not written whole or are damaged", file, read.damaged());
            }
            read.entries().forEach(entry -> found.putIfAbsent(entry.operation().id(), entry));
        }
        return new ArrayList<>(found.values());
    }

    /** When it returns, the entries survive a power cut. */
    void append(List<Entry> entries) throws IOException {
        byte[] bytes = JournalRecords.encode(entries);
        try {
            JournalFile to = file == null ? opener.open() : file;
            file = to;
            to.write(ByteBuffer.wrap(bytes));
            to.force();
            size += bytes.length;
        } catch (IOException e) {
            // What a failed sync leaves is not known: all of it is written again, into another file.
            leave();
            throw e;
        }
        if (size > FULL) {
            leave();
        }
    }

    private void leave() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            log.warn("A file of the journal could not be closed: {}", e.getMessage());
        }
        file = null;
        size = 0;
    }

    /**
     * Deletes files that hold nothing but operations that are old and not kept elsewhere.
     *
     * @param kept what the station's log still has
     * @param before milliseconds since 1970; younger operations stay
     */
    static void prune(Path folder, Set<OperationId> kept, long before) throws IOException {
        List<Path> files = files(folder);
        // The newest may still be appended to.
        for (Path file : files.subList(0, Math.max(0, files.size() - 1))) {
            var read = JournalRecords.decode(Files.readAllBytes(file));
            boolean needed = read.entries().stream()
                    .map(Entry::operation)
                    .anyMatch(each -> each.wall() >= before || kept.contains(each.id()));
            if (!needed) {
                Files.delete(file);
            }
        }
    }
}
