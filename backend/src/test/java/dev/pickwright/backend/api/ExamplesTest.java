package dev.pickwright.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every operation has an id of its own, and shows what is sent and what is answered. */
class ExamplesTest {

    private static final Path DOCUMENT = Path.of("src/main/resources/openapi/pickwright.json");
    private static final String ADDRESS = "https://pickwright.example/openapi.json";
    private static final String JSON = "application/json";

    private record Content(String where, JsonNode media) {}

    @Test
    void everyIdIsUnique() throws IOException {
        List<String> ids = operations().values().stream()
                .map(each -> each.path("operationId").asString())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][a-zA-Z]+"));
    }

    @Test
    void everyBodyHasAnExample() throws IOException {
        assertThat(contents().stream()
                        .filter(each -> !each.media().has("example"))
                        .map(Content::where))
                .as("examples to add to src/test/resources/api/examples; tests leave them in target/api-examples")
                .isEmpty();
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() throws IOException {
        String text = Files.readString(DOCUMENT);
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, text)));
        for (Content content : contents()) {
            String schema = content.media().path("schema").toString().replace("\"#/", "\"" + ADDRESS + "#/");
            assertThat(registry.getSchema(SchemaLocation.of(ADDRESS + "/one"), schema, InputFormat.JSON)
                            .validate(content.media().path("example").toString(), InputFormat.JSON))
                    .as(content.where())
                    .isEmpty();
        }
    }

    /** What is sent and answered as JSON. */
    private static List<Content> contents() throws IOException {
        List<Content> contents = new ArrayList<>();
        operations().forEach((route, operation) -> {
            JsonNode body = operation.path("requestBody").path("content").path(JSON);
            if (!body.isMissingNode()) {
                contents.add(new Content(route + " request", body));
            }
            operation.path("responses").properties().forEach(response -> {
                JsonNode answer = response.getValue().path("content").path(JSON);
                if (!answer.isMissingNode() && !free(answer)) {
                    contents.add(new Content(route + " " + response.getKey(), answer));
                }
            });
        });
        return contents;
    }

    /** A document of its own, such as a JSON Schema. */
    private static boolean free(JsonNode answer) {
        return answer.path("schema").size() == 1
                && answer.path("schema").path("type").asString("").equals("object");
    }

    private static Map<String, JsonNode> operations() throws IOException {
        Map<String, JsonNode> operations = new TreeMap<>();
        JsonMapper.shared()
                .readTree(Files.readString(DOCUMENT))
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase() + " " + path.getKey(), operation.getValue())));
        return operations;
    }
}
