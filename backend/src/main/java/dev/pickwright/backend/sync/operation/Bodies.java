package dev.pickwright.backend.sync.operation;

import dev.pickwright.model.sync.Operation;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the bodies of operations as the requests that they were. */
@Component
class Bodies {

    private final JsonMapper json;

    Bodies(JsonMapper json) {
        this.json = json;
    }

    /**
     * Without the version of what was on screen, which fences nothing here, and with the time by the station's clock.
     *
     * @throws tools.jackson.core.JacksonException if it is no such request
     */
    <B> B read(Operation operation, Class<B> type) {
        ObjectNode body = (ObjectNode) json.readTree(operation.body());
        if (body.has("version")) {
            body.putNull("version");
        }
        JsonNode at = body.get("device_time");
        if (at != null && at.isNull()) {
            body.put("device_time", Instant.ofEpochMilli(operation.wall()).toString());
        }
        return json.treeToValue(body, type);
    }
}
