package dev.pickwright.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table in {@code docs/authorization.md} is made from the API document; what stands above it is written by hand. */
class AuthorizationDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/authorization.md");
    private static final String MARK =
            "<!-- From here on made from the API document by AuthorizationDocumentTest; change the rules there. -->\n";

    @Test
    void theDocumentNamesEveryRoute() throws IOException {
        String document = Files.readString(DOCUMENT);
        String now = document.substring(0, document.indexOf(MARK) + MARK.length()) + table();
        Path generated = Path.of("target/authorization.md");
        Files.writeString(generated, now);
        assertThat(document.equals(now))
                .as("the rules changed: look at %s, and copy it to %s", generated, DOCUMENT)
                .isTrue();
    }

    private static String table() throws IOException {
        JsonNode api =
                JsonMapper.shared().readTree(Files.readString(Path.of("src/main/resources/openapi/pickwright.json")));
        StringBuilder text = new StringBuilder(
                "\n| route | operators | keys | stations | about |\n| --- | --- | --- | --- | --- |\n");
        api.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) ->
                        text.append(row(method.toUpperCase(Locale.ROOT) + " " + path, operation.path("x-allow")))));
        return text.toString();
    }

    private static String row(String route, JsonNode rule) {
        if (rule.path("anybody").asBoolean(false)) {
            return "| `%s` | anybody | anybody | anybody | |\n".formatted(route);
        }
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        route,
                        names(rule.path("roles")),
                        names(rule.path("scopes")),
                        rule.path("stations").asBoolean() ? "yes" : "",
                        rule.path("subject").asString("").replace('_', ' '));
    }

    private static String names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }
}
