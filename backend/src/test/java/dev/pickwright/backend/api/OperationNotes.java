package dev.pickwright.backend.api;

import dev.pickwright.model.Problem;
import dev.pickwright.model.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** What no signature tells about operations: {@code api/operations.yaml}. */
final class OperationNotes {

    /**
     * @param id for ever
     * @param problems beside those that any route of its kind can answer
     * @param etag whether the answer has one
     * @param ifMatch whether the command compares it: {@code no}, {@code optional} or {@code required}
     */
    record Note(String id, String summary, String description, List<Problem> problems, boolean etag, String ifMatch) {}

    private final Map<String, Map<String, Object>> operations;
    private final Map<String, String> tags;

    @SuppressWarnings("unchecked")
    OperationNotes() {
        try (InputStream in = new ClassPathResource("api/operations.yaml").getInputStream()) {
            Map<String, Object> all = new Yaml().load(in);
            this.tags = (Map<String, String>) all.remove("tags");
            this.operations = (Map<String, Map<String, Object>>) (Map<String, ?>) all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> tags() {
        return tags;
    }

    /** Those of routes that are not there. */
    TreeSet<String> without(java.util.Collection<String> routes) {
        TreeSet<String> left = new TreeSet<>(operations.keySet());
        left.removeAll(routes);
        return left;
    }

    boolean has(String route) {
        return operations.containsKey(route);
    }

    /** @param route method and path */
    @SuppressWarnings("unchecked")
    Note of(String route, String fallbackId) {
        Map<String, Object> note = operations.getOrDefault(route, Map.of());
        String summary = (String) note.getOrDefault("summary", fallbackId);
        return new Note(
                (String) note.getOrDefault("id", fallbackId),
                summary,
                (String) note.getOrDefault("description", summary + "."),
                ((List<String>) note.getOrDefault("problems", List.of()))
                        .stream().map(code -> Wire.read(Problem.class, code)).toList(),
                (boolean) note.getOrDefault("etag", false),
                String.valueOf(note.getOrDefault("if_match", "no")).toLowerCase(Locale.ROOT));
    }
}
