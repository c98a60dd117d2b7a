package dev.pickwright.backend.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.OnH2;
import dev.pickwright.model.event.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Envelopes are what CloudEvents 1.0 says, by its own JSON Schema and its own Java SDK, and their bytes stay. */
@BackendTest
class EnvelopeTest implements OnH2 {

    private static final Path GOLDEN = Path.of("src/test/resources/events/envelopes.jsonl");
    private static final Path OFFICIAL = Path.of("src/test/resources/cloudevents/cloudevents.schema.json");

    @Autowired
    JsonMapper json;

    @Test
    void theirBytesAreThoseOfTheGoldenFile() {
        EventFiles.assertGolden(
                GOLDEN,
                EventFiles.envelopes(json).stream().map(each -> each + "\n").collect(Collectors.joining()));
    }

    @Test
    void theyFitTheSchemaOfCloudEvents() {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(EventFiles.read(OFFICIAL));
        for (String envelope : EventFiles.envelopes(json)) {
            assertThat(schema.validate(
                            envelope,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .as(envelope)
                    .isEmpty();
        }
    }

    @Test
    void theJavaSdkReadsWhatWasMeant() {
        var format = Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(CloudEvent.MEDIA_TYPE));
        assertThat(format).isInstanceOf(JsonFormat.class);
        for (String envelope : EventFiles.envelopes(json)) {
            var event = format.deserialize(envelope.getBytes(StandardCharsets.UTF_8));
            JsonNode meant = json.readTree(envelope);
            for (String name : meant.propertyNames()) {
                if (name.equals("data")) {
                    byte[] data = Objects.requireNonNull(event.getData()).toBytes();
                    assertThat(json.readTree(data)).isEqualTo(meant.path("data"));
                } else {
                    Object read = event.getAttributeNames().contains(name)
                            ? event.getAttribute(name)
                            : event.getExtension(name);
                    assertThat(read).as(name).hasToString(meant.path(name).asString());
                }
            }
        }
    }
}
