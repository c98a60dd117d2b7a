package dev.pickwright.backend.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The heads of the chains as they were, in a file beside the database: who cuts or rewrites a chain has to change the
 * file too. A line holds time, chain, number and hash.
 */
final class Heads {

    static final String FILE = "audit.heads";
    private static final int PARTS = 4;

    private final Path file;
    private final Map<UUID, Long> told = new HashMap<>();

    Heads(Path data) {
        this.file = data.resolve(FILE);
    }

    /** Appends those that moved since the last line of their chain. */
    void append(Instant now, List<ChainRepository.Head> heads) {
        if (told.isEmpty()) {
            read().forEach((chain, anchors) -> told.put(chain, anchors.lastKey()));
        }
        StringBuilder lines = new StringBuilder();
        for (var head : heads) {
            if (head.entries() > told.getOrDefault(head.chain(), 0L)) {
                lines.append("%s %s %d %s\n".formatted(now, head.chain(), head.entries(), head.hash()));
                told.put(head.chain(), head.entries());
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        try {
            if (!Files.exists(file)) {
                make();
            }
            Files.writeString(file, lines, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    /** The hashes of one chain by number. */
    TreeMap<Long, String> of(UUID chain) {
        return read().getOrDefault(chain, new TreeMap<>());
    }

    Set<UUID> chains() {
        return read().keySet();
    }

    private void make() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private Map<UUID, TreeMap<Long, String>> read() {
        Map<UUID, TreeMap<Long, String>> anchors = new HashMap<>();
        if (!Files.exists(file)) {
            return anchors;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            // A line that a crash cut short has no hash of full length.
            lines.map(line -> line.split(" "))
                    .filter(parts -> parts.length == PARTS && parts[3].length() == Links.ORIGIN.length())
                    .forEach(parts -> anchors.computeIfAbsent(UUID.fromString(parts[1]), chain -> new TreeMap<>())
                            .putIfAbsent(Long.parseLong(parts[2]), parts[3]));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
        return anchors;
    }
}
