package dev.pickwright.backend.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests and answers of a real server, one file an operation: {@code api/examples}. */
final class Examples {

    private Examples() {}

    static Optional<JsonNode> request(String operation) {
        return part(operation, "request");
    }

    static Optional<JsonNode> response(String operation) {
        return part(operation, "response");
    }

    /** Of an operation that may have to wait. */
    static Optional<JsonNode> waiting(String operation) {
        return part(operation, "waiting");
    }

    private static Optional<JsonNode> part(String operation, String name) {
        var file = new ClassPathResource("api/examples/%s.json".formatted(operation));
        if (!file.exists()) {
            return Optional.empty();
        }
        try {
            JsonNode part = JsonMapper.shared()
                    .readTree(file.getContentAsString(StandardCharsets.UTF_8))
                    .path(name);
            return part.isMissingNode() ? Optional.empty() : Optional.of(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
