package dev.pickwright.backend.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Node;
import dev.pickwright.backend.fixture.OnH2;
import dev.pickwright.model.event.CloudEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JavaScript SDK of CloudEvents reads every type of event, and reads what was meant. */
@BackendTest
class EnvelopesInNodeTest implements OnH2 {

    private static final String SDK = "cloudevents@10.0.0";

    @Autowired
    JsonMapper json;

    @Test
    void theJavaScriptSdkReadsWhatWasMeant() throws IOException {
        Node node = Node.with("cloudevents", SDK);
        List<String> envelopes = EventFiles.envelopes(json);
        Files.write(node.folder().resolve("events.jsonl"), envelopes);
        String read = node.run("read.js", "events.jsonl", CloudEvent.MEDIA_TYPE);
        assertThat(read.lines().map(json::readTree))
                .containsExactlyElementsOf(
                        envelopes.stream().map(this::inMilliseconds).toList());
    }

    /** The SDK keeps times as JavaScript does: in milliseconds. */
    private ObjectNode inMilliseconds(String envelope) {
        ObjectNode event = (ObjectNode) json.readTree(envelope);
        Instant time = Instant.parse(event.path("time").asString());
        return event.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
