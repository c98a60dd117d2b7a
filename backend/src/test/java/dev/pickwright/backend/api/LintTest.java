package dev.pickwright.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Redocly's linter finds nothing, by the rules that it recommends. */
class LintTest {

    private static final String LINTER = "@redocly/cli@2.77.0";

    @Test
    void theLinterFindsNothing() throws IOException {
        Node node = Node.with("lint", LINTER);
        Files.copy(
                Path.of("src/main/resources/openapi/pickwright.json"),
                node.folder().resolve("pickwright.json"),
                StandardCopyOption.REPLACE_EXISTING);
        String said = node.run("node_modules/@redocly/cli/bin/cli.js", "lint", "pickwright.json", "--format=json");
        JsonNode report = JsonMapper.shared().readTree(said.substring(said.indexOf("{\n"), said.lastIndexOf('}') + 1));
        assertThat(report.path("totals").path("errors").asInt(-1)).as(said).isZero();
        assertThat(report.path("totals").path("warnings").asInt(-1)).as(said).isZero();
    }
}
