package dev.pickwright.backend.api;

import dev.pickwright.model.Problem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Writes down, as an OpenAPI 3.1 document, what the handler methods take and give. */
final class ApiDocument {

    private static final List<Object> SECURITY =
            List.of(Map.of("bearer", List.of()), new TreeMap<>(Map.of("bearer", List.of(), "operator", List.of())));

    static final List<Object> SECURITY_WITH_APPROVAL = List.of(
            Map.of("bearer", List.of()),
            new TreeMap<>(Map.of("bearer", List.of(), "operator", List.of())),
            new TreeMap<>(Map.of("bearer", List.of(), "operator", List.of(), "approval", List.of())));

    private record Route(RequestMappingInfo info, HandlerMethod handler, String method, String path) {

        String name() {
            return method + " " + path;
        }

        String feature() {
            return path.split("/")[2].replace(".json", "");
        }
    }

    private final Schemas schemas = new Schemas();
    private final ProblemAnswers problems = new ProblemAnswers();
    private final OperationNotes notes = new OperationNotes();

    Map<String, Object> of(Map<RequestMappingInfo, HandlerMethod> handlers) {
        List<Route> routes = routes(handlers);
        Map<Route, ApiOperation> operations = new LinkedHashMap<>();
        // Requests first: what is sent and answered alike may leave out what may be null.
        routes.forEach(route -> operations.put(route, new ApiOperation(schemas, route.handler(), note(route))));
        ApiAnswers answers = new ApiAnswers(schemas, problems);
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        operations.forEach((route, operation) -> {
            Map<String, Object> described =
                    operation.describe(answers.of(route.info(), route.handler(), operation, note(route)));
            described.put("tags", List.of(route.feature()));
            paths.computeIfAbsent(route.path(), key -> new TreeMap<>())
                    .put(route.method().toLowerCase(), described);
        });
        schemas.named().put("Problem", ProblemAnswers.schemaOfProblem(schemas.of(Problem.class)));
        return document(paths, routes);
    }

    /** Routes that {@code api/operations.yaml} does not tell of, and what it tells of that is no route. */
    List<String> undescribed(Map<RequestMappingInfo, HandlerMethod> handlers) {
        List<String> names = routes(handlers).stream().map(Route::name).toList();
        List<String> left = new java.util.ArrayList<>(
                names.stream().filter(name -> !notes.has(name)).toList());
        left.addAll(notes.without(names));
        return left;
    }

    private static List<Route> routes(Map<RequestMappingInfo, HandlerMethod> handlers) {
        return handlers.entrySet().stream()
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/v1/"))
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(entry.getKey(), entry.getValue(), method.name(), path))))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    private OperationNotes.Note note(Route route) {
        String feature = route.handler().getBeanType().getSimpleName().replace("Controller", "");
        String method = route.handler().getMethod().getName();
        return notes.of(route.name(), method + feature);
    }

    private Map<String, Object> document(Object paths, List<Route> routes) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Pickwright");
        info.put("version", "v1");
        info.put("summary", "Warehouse pick and pack: orders in, boxes out, and an event for everything between.");
        info.put("description", "How to use it is told in docs/api.md of the repository.");
        info.put("license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info);
        document.put("servers", List.of(Map.of("url", "/", "description", "The server that gave this document.")));
        document.put("security", SECURITY);
        document.put("tags", tags(routes));
        document.put("paths", paths);
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("securitySchemes", securitySchemes());
        components.put("schemas", schemas.named());
        components.put("responses", problems.responses());
        components.put("examples", problems.examples());
        document.put("components", components);
        return document;
    }

    private List<Object> tags(List<Route> routes) {
        TreeSet<String> names =
                new TreeSet<>(routes.stream().map(Route::feature).toList());
        return names.stream()
                .<Object>map(name -> new TreeMap<>(
                        Map.of("name", name, "description", notes.tags().getOrDefault(name, name))))
                .toList();
    }

    private static Map<String, Object> securitySchemes() {
        Map<String, Object> schemes = new TreeMap<>();
        schemes.put(
                "bearer",
                new TreeMap<>(Map.of(
                        "type", "http",
                        "scheme", "bearer",
                        "description", "An API key, a station's token, or the token of an embedded server's start.")));
        schemes.put("operator", header("Operator-Session", "The session of the operator who is signed in."));
        schemes.put("approval", header("Approval", "The secret of a supervisor's approval, for one action."));
        return schemes;
    }

    private static Map<String, Object> header(String name, String description) {
        return new TreeMap<>(Map.of("type", "apiKey", "in", "header", "name", name, "description", description));
    }
}
