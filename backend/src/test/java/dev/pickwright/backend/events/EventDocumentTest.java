package dev.pickwright.backend.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of events in {@code docs/events.md} is made from the schemas; what stands above it is written by hand. */
class EventDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/events.md");
    private static final String MARK =
            "<!-- From here on made from the schemas by EventDocumentTest; change those. -->\n";

    private final JsonMapper json = JsonMapper.shared();

    @Test
    void theDocumentDescribesEveryEvent() throws IOException {
        String document = EventFiles.read(DOCUMENT);
        String written = document.substring(0, document.indexOf(MARK) + MARK.length());
        String now = written + types();
        Path generated = Files.createDirectories(Path.of("target/events")).resolve("events.md");
        Files.writeString(generated, now);
        assertThat(document.equals(now))
                .as("the events changed: look at %s, and copy it to %s", generated, DOCUMENT)
                .isTrue();
    }

    private String types() {
        StringBuilder text = new StringBuilder();
        for (EventType type : EventType.values()) {
            JsonNode schema = json.readTree(EventFiles.read(EventFiles.schema(type, type.version())));
            text.append("\n### %s\n\n%s\n\nVersion %d; lane: %s.\n\n"
                    .formatted(
                            type.wire(),
                            schema.path("description").asString(),
                            type.version(),
                            type.lane().wire()));
            text.append("| field | type | meaning |\n| --- | --- | --- |\n");
            rows("", schema).forEach(row -> text.append(row).append('\n'));
            text.append("\n```json\n%s```\n".formatted(EventFiles.read(EventFiles.examples(type))));
        }
        return text.toString();
    }

    private static List<String> rows(String path, JsonNode schema) {
        List<String> rows = new ArrayList<>();
        schema.path("properties").forEachEntry((name, field) -> {
            rows.add("| `%s%s` | %s | %s |"
                    .formatted(
                            path, name, type(field), field.path("description").asString()));
            rows.addAll(rows(path + name + ".", field));
            rows.addAll(rows(path + name + "[].", field.path("items")));
        });
        return rows;
    }

    private static String type(JsonNode field) {
        List<String> types = field.path("type").isArray()
                ? field.path("type").valueStream().map(JsonNode::asString).toList()
                : List.of(field.path("type").asString());
        String what = field.has("enum") ? oneOf(field.path("enum")) : name(types.getFirst(), field);
        return types.contains("null") ? what + " or null" : what;
    }

    private static String oneOf(JsonNode values) {
        return values.valueStream()
                .filter(value -> !value.isNull())
                .map(value -> "`" + value.asString() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String name(String type, JsonNode field) {
        return switch (type) {
            case "string" ->
                switch (field.path("format").asString("")) {
                    case "uuid" -> "UUID";
                    case "date" -> "date";
                    default -> "text";
                };
            case "array" ->
                field.path("items").has("properties") ? "list of objects" : "list of: " + type(field.path("items"));
            default -> type;
        };
    }
}
