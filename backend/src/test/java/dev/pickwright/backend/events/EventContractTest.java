package dev.pickwright.backend.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has been promised to consumers: a line for every field of every version, in {@code contract.txt}. Lines are
 * added, never changed or taken away; a schema that would change one needs a version of its own.
 */
class EventContractTest {

    private static final Path CONTRACT = Path.of("src/test/resources/events/contract.txt");

    private final JsonMapper json = JsonMapper.shared();

    @Test
    void nothingThatWasPromisedChangesWithoutANewVersion() {
        List<String> lost = new ArrayList<>(promised());
        lost.removeAll(now());
        assertThat(lost).as("a promised field changed: make a new version").isEmpty();
    }

    @Test
    void whatIsAddedToAVersionIsOptionalAndIsPromisedFromThenOn() throws IOException {
        List<String> added = now();
        Path generated = Files.createDirectories(Path.of("target/events")).resolve("contract.txt");
        Files.write(generated, added);
        added.removeAll(promised());
        List<String> versions =
                promised().stream().map(EventContractTest::version).toList();
        assertThat(added)
                .as("old events of this version lack the field: make it optional, or a new version")
                .noneMatch(line -> versions.contains(version(line)) && line.endsWith(" required"));
        assertThat(added)
                .as("new promises: look at %s, and copy it to %s", generated, CONTRACT)
                .isEmpty();
    }

    private static String version(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static List<String> promised() {
        return EventFiles.read(CONTRACT).lines().toList();
    }

    private List<String> now() {
        List<String> lines = new ArrayList<>();
        for (EventType type : EventType.values()) {
            for (int version = 1; version <= type.version(); version++) {
                String head = "%s/%d ".formatted(type.wire(), version);
                fields("", json.readTree(EventFiles.read(EventFiles.schema(type, version))))
                        .forEach(field -> lines.add(head + field));
            }
        }
        return lines;
    }

    private static Stream<String> fields(String path, JsonNode schema) {
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        return schema.path("properties").propertyStream().flatMap(property -> {
            String name = path + property.getKey();
            String line = name + " " + rules(property.getValue())
                    + (required.contains(property.getKey()) ? " required" : " optional");
            JsonNode items = property.getValue().path("items");
            Stream<String> inside = items.isMissingNode()
                    ? fields(name + ".", property.getValue())
                    : Stream.concat(Stream.of(name + "[] " + rules(items) + " required"), fields(name + "[].", items));
            return Stream.concat(Stream.of(line), inside);
        });
    }

    /** What a value must be, without what is told of it and what is inside. */
    private static String rules(JsonNode schema) {
        ObjectNode rules = ((ObjectNode) schema.deepCopy());
        rules.remove(List.of("description", "properties", "required", "items"));
        return rules.toString();
    }
}
