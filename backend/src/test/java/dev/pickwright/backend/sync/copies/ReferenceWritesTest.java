package dev.pickwright.backend.sync.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody writes a table of the reference data and forgets to tell stations. */
class ReferenceWritesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/pickwright/backend");
    private static final Pattern WRITE =
            Pattern.compile("(?:insert into|update|delete from|merge into)\\s+(%s)\\s+([^\"]{0,40})"
                    .formatted(ReferenceTable.ALL.stream()
                            .map(ReferenceTable::name)
                            .collect(Collectors.joining("|"))));
    /** Columns that each database has for itself. */
    private static final Pattern OWN = Pattern.compile("set (lane_seq|fulfillment_id) .*", Pattern.DOTALL);

    @Test
    void aMethodThatWritesReferenceDataTellsOfIt() throws IOException {
        List<String> told = new ArrayList<>();
        List<String> forgotten = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(ReferenceWritesTest::isOfAFeature).toList()) {
                for (String method : Files.readString(file).split("\\n    }\\n")) {
                    Matcher write = WRITE.matcher(method);
                    while (write.find()) {
                        String table = write.group(1);
                        if (!OWN.matcher(write.group(2)).matches()) {
                            (method.contains("changes.changed(\"%s\"".formatted(table)) ? told : forgotten)
                                    .add(file.getFileName() + " writes " + table);
                        }
                    }
                }
            }
        }
        assertThat(forgotten).isEmpty();
        assertThat(told).hasSizeGreaterThan(15);
    }

    private static boolean isOfAFeature(Path file) {
        return file.toString().endsWith(".java") && !file.startsWith(SOURCES.resolve("sync"));
    }
}
