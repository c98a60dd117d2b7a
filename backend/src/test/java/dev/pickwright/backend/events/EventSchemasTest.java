package dev.pickwright.backend.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.EventData;
import dev.pickwright.backend.fixture.OnH2;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every event's data is what its published schema says, and its schema says what the event holds. */
@BackendTest
class EventSchemasTest implements OnH2 {

    @Autowired
    JsonMapper json;

    @ParameterizedTest
    @EnumSource
    void theSchemaIsOneAndNamesItsTypeAndVersion(EventType type) {
        for (int version = 1; version <= type.version(); version++) {
            String text = EventFiles.read(EventFiles.schema(type, version));
            assertThat(rules().validate(text, InputFormat.JSON)).isEmpty();
            JsonNode schema = json.readTree(text);
            assertThat(schema.path("$id").asString())
                    .isEqualTo("urn:pickwright:event-type:%s:%d".formatted(type.wire(), version));
            assertThat(schema.path("title").asString()).isEqualTo(type.wire());
        }
        assertThat(EventFiles.schema(type, type.version() + 1)).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaDescribesEveryFieldOfTheEvent(EventType type) {
        for (Class<?> event : samples(type).stream().map(Object::getClass).collect(Collectors.toSet())) {
            JsonNode schema = json.readTree(EventFiles.read(EventFiles.schema(type, type.version())));
            assertThat(new RecordAgainstSchema().differences(event, schema)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theExamplesAreWhatTheProductWrites(EventType type) {
        String now = samples(type).stream()
                .map(event -> json.writeValueAsString(event) + "\n")
                .collect(Collectors.joining());
        assertThat(now).isNotEmpty();
        EventFiles.assertGolden(EventFiles.examples(type), now);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheProductWritesFitsTheSchema(EventType type) {
        for (DomainEvent event : samples(type)) {
            assertThat(EventData.errors(type, json.writeValueAsString(event))).isEmpty();
        }
    }

    @Test
    void whatDoesNotFitIsFound() {
        String good = EventFiles.read(EventFiles.examples(EventType.STOCK_COUNTED))
                .lines()
                .findFirst()
                .orElseThrow();
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("a field is missing", good.replace("\"bin\":\"A-01-02\",", ""));
        bad.put("a field is null", good.replace("\"A-01-02\"", "null"));
        bad.put("a number is a text", good.replace(":7", ":\"7\""));
        bad.put("an id is none", good.replace("019a0000", "x"));
        bad.forEach((what, data) -> assertThat(EventData.errors(EventType.STOCK_COUNTED, data))
                .as(what)
                .isNotEmpty());
    }

    /** What a JSON Schema must keep to. */
    private static Schema rules() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    }

    private static List<DomainEvent> samples(EventType type) {
        return EventSamples.all().stream().filter(event -> event.type() == type).toList();
    }
}
