package dev.pickwright.backend.api;

import static dev.pickwright.backend.api.Schemas.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The envelope of events, whose data the schemas of the event types describe. */
final class EventSchema {

    private EventSchema() {}

    static Map<String, Object> envelope() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("specversion", schema("string", "const", "1.0"));
        properties.put("id", schema("string", "format", "uuid"));
        properties.put("source", schema("string", "format", "uri-reference"));
        properties.put("type", schema("string"));
        properties.put("subject", schema("string"));
        properties.put("time", schema("string", "format", "date-time"));
        properties.put("datacontenttype", schema("string"));
        properties.put("dataschema", schema("string", "format", "uri"));
        properties.put("partitionkey", schema("string"));
        properties.put("sequence", schema("string"));
        properties.put("lane", schema("string"));
        properties.put("traceparent", schema("string"));
        properties.put("data", schema("object"));
        List<String> required = new ArrayList<>(properties.keySet());
        required.removeAll(List.of("dataschema", "traceparent"));
        return schema(
                "object",
                "description",
                "An event in its CloudEvents 1.0 envelope; `GET /v1/event-types` describes the data.",
                "properties",
                properties,
                "required",
                required);
    }
}
