package dev.pickwright.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that a public generator makes of the document compiles, and does a warehouse's whole work. */
class GeneratedClientTest extends OnAPort {

    private static final String GENERATOR = "@hey-api/openapi-ts@0.92.4";
    private static final String COMPILER = "typescript@5.9.3";
    private static final String NODE_TYPES = "@types/node@20.19.0";

    @Test
    void anOrderIsTakenToTheCarrier() throws IOException {
        Node node = Node.with("client", GENERATOR, COMPILER, NODE_TYPES);
        Files.copy(
                Path.of("src/main/resources/openapi/pickwright.json"),
                node.folder().resolve("pickwright.json"),
                StandardCopyOption.REPLACE_EXISTING);
        node.run(
                "node_modules/@hey-api/openapi-ts/bin/run.js",
                "--input=pickwright.json",
                "--output=client",
                "--client=@hey-api/client-fetch",
                "--no-log-file",
                "--silent");
        node.run("node_modules/typescript/bin/tsc", "--project", ".");
        String said = node.run("built/walk.js", json.writeValueAsString(site()));
        assertThat(said.lines())
                .contains(
                        "shipped",
                        "refused: transition_refused",
                        "fulfillment.created",
                        "package.created",
                        "qc.recorded",
                        "shipment.dispatched");
    }

    private Map<String, Object> site() {
        floor.boxTypes();
        Floor.Site site = floor.site(ids);
        var vase = floor.sku("VASE", true);
        floor.stocked(site, 0, vase, 2);
        Map<String, Object> facts = new HashMap<>();
        facts.put("url", "http://localhost:" + port);
        facts.put("token", TOKEN);
        facts.put("picker", floor.signIn(site.picker()));
        facts.put("packer", floor.signIn(site.packer()));
        facts.put("supervisor", floor.signIn(site.supervisor()));
        facts.put("sku", vase.code());
        facts.put("tote", site.totes().getFirst());
        facts.put("bin", site.binCode(0));
        facts.put("grams", 600);
        return facts;
    }
}
