package dev.pickwright.station.backend.http;

import dev.pickwright.model.Message;
import dev.pickwright.station.backend.api.DomainFailure;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How the backend writes what it sends. */
final class Json {

    private Json() {}

    static JsonMapper mapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** What an answer that is no success says. */
    static DomainFailure refusal(JsonMapper json, HttpResponse<String> answer) {
        String plain = "The backend answered " + answer.statusCode() + ".";
        try {
            JsonNode problem = json.readTree(answer.body());
            return new DomainFailure(
                    problem.path("code").asString("internal_error"),
                    problem.path("detail").asString(plain),
                    problem.has("message") ? json.treeToValue(problem.path("message"), Message.class) : null,
                    facts(problem));
        } catch (JacksonException e) {
            return new DomainFailure("internal_error", plain);
        }
    }

    private static Map<String, String> facts(JsonNode problem) {
        return problem.properties().stream()
                .filter(member -> member.getValue().isValueNode())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, member -> member.getValue().asString("")));
    }
}
