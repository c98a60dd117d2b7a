package dev.pickwright.backend.api;

import static dev.pickwright.backend.api.Schemas.schema;

import dev.pickwright.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that refuse: which codes come with which status. The problems' pages give titles and examples. */
final class ProblemAnswers {

    private static final String MEDIA_TYPE = "application/problem+json";

    private final Map<String, Object> responses = new TreeMap<>();
    private final Map<String, Object> examples = new TreeMap<>();

    /** Those that operations refer to. */
    Map<String, Object> responses() {
        return responses;
    }

    /** One of every problem that is answered. */
    Map<String, Object> examples() {
        return examples;
    }

    /** The one that names these. */
    Object answer(Collection<Problem> problems) {
        String name = problems.stream().map(Problem::wire).collect(Collectors.joining("."));
        responses.computeIfAbsent(name, key -> response(problems));
        return Map.of("$ref", "#/components/responses/" + name);
    }

    static int status(Problem problem) {
        return example(problem).path("status").asInt();
    }

    private Map<String, Object> response(Collection<Problem> problems) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (Problem problem : problems) {
            examples.put(problem.wire(), Map.of("summary", title(problem), "value", example(problem)));
            shown.put(problem.wire(), Map.of("$ref", "#/components/examples/" + problem.wire()));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("schema", Schemas.reference("Problem"));
        content.put("examples", shown);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put(
                "description",
                problems.stream()
                        .map(problem -> "`%s`: %s.".formatted(problem.wire(), title(problem)))
                        .collect(Collectors.joining("\n")));
        response.put("x-problems", problems.stream().map(Problem::wire).toList());
        Map<String, Object> headers = new TreeMap<>();
        headers.put("Link", header("To the page of the problem, with rel=\"help\".", schema("string")));
        if (problems.stream().anyMatch(problem -> example(problem).has("retry_after_seconds"))) {
            headers.put("Retry-After", header("Seconds to wait before the request is repeated.", schema("integer")));
        }
        response.put("headers", headers);
        response.put("content", Map.of(MEDIA_TYPE, content));
        return response;
    }

    static Map<String, Object> header(String description, Object schema) {
        return new TreeMap<>(Map.of("description", description, "schema", schema));
    }

    /** @param code the schema of the codes */
    static Map<String, Object> schemaOfProblem(Object code) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "type", schema("string", "format", "uri", "description", "`urn:pickwright:problem:` and the code."));
        properties.put("title", schema("string", "description", "The problem in short, the same for every case."));
        properties.put("status", schema("integer", "format", "int32"));
        properties.put("detail", schema("string", "description", "What is wrong in this case, and what to do."));
        properties.put("instance", schema("string", "format", "uri-reference"));
        properties.put("code", code);
        return schema(
                "object",
                "description",
                "Why a request was refused (RFC 9457). Facts for programs are further members, such as `field`, `current` or `retry_after_seconds`.",
                "properties",
                properties,
                "required",
                List.of("type", "title", "status", "detail", "code"),
                "additionalProperties",
                true);
    }

    private static String title(Problem problem) {
        return page(problem).lines().findFirst().orElseThrow().substring(2);
    }

    private static JsonNode example(Problem problem) {
        String page = page(problem);
        return JsonMapper.shared().readTree(page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```")));
    }

    private static String page(Problem problem) {
        try {
            return new ClassPathResource("problems/%s.md".formatted(problem.wire()))
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
