package dev.pickwright.backend.outbox.web;

import dev.pickwright.model.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas of the events' data, as they lie beside the shared model, with their examples. */
@Component
class EventSchemas {

    private final JsonMapper json;

    EventSchemas(JsonMapper json) {
        this.json = json;
    }

    /** @param version 1 to the type's own */
    ObjectNode schema(EventType type, int version) {
        String path = "events/%s/%d.".formatted(type.wire(), version);
        ObjectNode schema = (ObjectNode) json.readTree(text(path + "schema.json"));
        ArrayNode examples = schema.putArray("examples");
        text(path + "examples.jsonl").lines().map(json::readTree).forEach(examples::add);
        return schema;
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
