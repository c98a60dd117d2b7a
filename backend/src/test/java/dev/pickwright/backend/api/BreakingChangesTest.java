package dev.pickwright.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever changes the published API so that clients break says so, operation by operation, with the reason. */
class BreakingChangesTest {

    private static final Path PUBLISHED = Path.of("src/test/resources/api/published.json");
    private static final Path NOW = Path.of("src/main/resources/openapi/pickwright.json");

    @Test
    void everyBreakingChangeIsNamed() throws IOException {
        Map<String, String> named;
        try (InputStream file = new ClassPathResource("api/breaking-changes.yaml").getInputStream()) {
            Map<String, String> loaded = new Yaml().load(file);
            named = loaded == null ? Map.of() : loaded;
        }
        TreeSet<String> broken = BreakingChanges.between(read(PUBLISHED), read(NOW));
        assertThat(broken)
                .as("operations that break their clients: undo it, or name each with its reason in"
                        + " src/test/resources/api/breaking-changes.yaml (and nothing else there)")
                .containsExactlyElementsOf(new TreeSet<>(named.keySet()));
        assertThat(named.values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    @Test
    void aRouteThatIsGoneBreaks() throws IOException {
        assertThat(brokenBy(document -> ((ObjectNode) document.path("paths")).remove("/v1/board")))
                .containsExactly("GET /v1/board");
    }

    @Test
    void anAnswersFieldThatIsGoneBreaks() throws IOException {
        assertThat(brokenBy(document -> {
                    ObjectNode view = schema(document, "OrderView");
                    ((ObjectNode) view.path("properties")).remove("customer");
                    drop((ArrayNode) view.path("required"), "customer");
                }))
                .containsExactly("GET /v1/orders/{number}");
    }

    @Test
    void aRequestsFieldThatIsNeededNowBreaks() throws IOException {
        assertThat(brokenBy(document -> {
                    ObjectNode order = schema(document, "CreateOrder");
                    ((ObjectNode) order.path("properties"))
                            .putObject("priority")
                            .put("type", "integer");
                    ((ArrayNode) order.path("required")).add("priority");
                }))
                .containsExactly("POST /v1/orders", "POST /v1/orders/bulk", "POST /v1/routing/what-if");
    }

    @Test
    void aValueThatIsNotTakenAnyMoreBreaks() throws IOException {
        assertThat(brokenBy(
                        document -> ((ArrayNode) schema(document, "ShortReason").path("enum")).remove(0)))
                .contains("POST /v1/picking/tasks/{id}/short");
    }

    @Test
    void anotherTypeBreaks() throws IOException {
        assertThat(brokenBy(document -> ((ObjectNode)
                                schema(document, "StockReceipt").path("properties"))
                        .putObject("sku")
                        .put("type", "integer")))
                .containsExactly("POST /v1/stock/receipts");
    }

    @Test
    void aParameterThatIsNeededNowBreaks() throws IOException {
        assertThat(brokenBy(document ->
                        ((ObjectNode) document.at("/paths/~1v1~1skus/get/parameters/0")).put("required", true)))
                .containsExactly("GET /v1/skus");
    }

    @Test
    void whatIsAddedBreaksNobody() throws IOException {
        assertThat(brokenBy(document -> {
                    ObjectNode paths = (ObjectNode) document.path("paths");
                    paths.set("/v1/boards", paths.path("/v1/board"));
                    ((ObjectNode) schema(document, "OrderView").path("properties"))
                            .putObject("weight")
                            .put("type", "integer");
                    ((ObjectNode) schema(document, "CreateOrder").path("properties"))
                            .putObject("weight")
                            .put("type", "integer");
                }))
                .isEmpty();
    }

    private static TreeSet<String> brokenBy(Consumer<JsonNode> change) throws IOException {
        JsonNode after = read(NOW);
        change.accept(after);
        return BreakingChanges.between(read(NOW), after);
    }

    private static ObjectNode schema(JsonNode document, String name) {
        return (ObjectNode) document.path("components").path("schemas").path(name);
    }

    private static void drop(ArrayNode list, String text) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).asString().equals(text)) {
                list.remove(i);
            }
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
