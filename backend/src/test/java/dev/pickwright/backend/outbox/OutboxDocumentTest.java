package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether what {@code docs/outbox.md} names is there. */
class OutboxDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/outbox.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| (`[^|]+) \\| (`[^|]+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern SETTING = Pattern.compile("`pickwright\\.outbox\\.([a-z-]+)`");

    @Test
    void everyPatternLivesWhereItSaysAndHasItsTest() throws IOException {
        String text = Files.readString(DOCUMENT);
        String table = text.substring(text.indexOf("| pattern | where it lives | test |"));
        Map<String, String> code = sources(Path.of("src/main/java"));
        Map<String, String> tests = sources(Path.of("src/test/java"));
        int rows = 0;
        for (Matcher row = ROW.matcher(table); row.find(); rows++) {
            for (String name : names(row.group(2))) {
                assertThat(code).as(row.group(1)).containsKey(name);
            }
            for (String name : names(row.group(3))) {
                String[] parts = name.split("\\.");
                assertThat(tests).as(row.group(1)).containsKey(parts[0]);
                assertThat(tests.get(parts[0])).as(row.group(1)).contains("void %s(".formatted(parts[1]));
            }
        }
        assertThat(rows).isGreaterThanOrEqualTo(16);
    }

    @Test
    void everySettingIsThere() throws IOException {
        List<String> settings = SETTING.matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(settings)
                .containsExactlyElementsOf(Stream.of(OutboxSettings.class.getRecordComponents())
                        .map(component ->
                                component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    private static List<String> names(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), read(file)));
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
