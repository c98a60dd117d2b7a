package dev.pickwright.backend.audit;

import dev.pickwright.model.audit.AuditCheck.BrokenLink;
import dev.pickwright.model.audit.AuditCheck.ChainCheck;
import dev.pickwright.model.audit.AuditRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The trail as a file: one JSON object per line, chain by chain, each in the form of the API. */
public final class AuditFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private AuditFiles() {}

    /** @return how many entries were written */
    public static long write(AuditLog log, Path file) throws IOException {
        long[] count = {0};
        try (Writer out = Files.newBufferedWriter(file)) {
            log.each(entry -> {
                try {
                    out.write(JSON.writeValueAsString(entry));
                    out.write('\n');
                    count[0]++;
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
        return count[0];
    }

    /** Walks along the chains in a file; the last one told is broken if any is. What was cut off its end shows nowhere. */
    public static List<ChainCheck> check(Path file) throws IOException {
        Map<UUID, ChainWalk> walks = new LinkedHashMap<>();
        BrokenLink broken = null;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String line = in.readLine();
            while (line != null && broken == null) {
                AuditRecord entry = entry(line);
                broken = walks.computeIfAbsent(entry.chain(), ChainWalk::from).next(entry);
                line = in.readLine();
            }
        }
        return told(walks, broken);
    }

    private static List<ChainCheck> told(Map<UUID, ChainWalk> walks, @Nullable BrokenLink broken) {
        List<ChainCheck> told = new ArrayList<>();
        walks.forEach((chain, walk) -> {
            BrokenLink here = broken != null && broken.chain().equals(chain) ? broken : null;
            told.add(new ChainCheck(chain, walk.number(), walk.head(), here == null, here));
        });
        return told;
    }

    private static AuditRecord entry(String line) throws IOException {
        try {
            return JSON.readValue(line, AuditRecord.class);
        } catch (JacksonException e) {
            throw new IOException("a line is no entry of the trail: " + e.getOriginalMessage(), e);
        }
    }
}
