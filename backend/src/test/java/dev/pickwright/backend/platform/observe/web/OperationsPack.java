package dev.pickwright.backend.platform.observe.web;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in {@code installer/observability}. */
final class OperationsPack {

    static final Path FOLDER = Path.of("../installer/observability");

    record Alert(String name, String expr, Map<String, String> labels, Map<String, String> annotations) {}

    private static final Pattern NO_METRIC = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private OperationsPack() {}

    static List<Path> ruleFiles() {
        return yamlFiles(FOLDER.resolve("rules"));
    }

    static List<Path> ruleTests() {
        return yamlFiles(FOLDER.resolve("rules/tests"));
    }

    private static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (Path file : ruleFiles()) {
            for (Object group : list(yaml(file), "groups")) {
                for (Object rule : list(group, "rules")) {
                    alerts.add(new Alert(
                            text(rule, "alert"),
                            text(rule, "expr"),
                            texts(rule, "labels"),
                            texts(rule, "annotations")));
                }
            }
        }
        return alerts;
    }

    static Object yaml(Path file) {
        return new Yaml().load(read(file));
    }

    static JsonNode dashboard() {
        return new JsonMapper().readTree(read(FOLDER.resolve("dashboard.json")));
    }

    /** Of the dashboard, with something in the place of its variables. */
    static List<String> dashboardQueries() {
        return dashboard()
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString())
                .map(expr -> expr.replace("$__rate_interval", "5m").replaceAll("\\$\\w+", ".*"))
                .toList();
    }

    /** The metrics that an expression asks for, but for those that Prometheus makes itself. */
    static Set<String> metrics(String expr) {
        return NAME.matcher(NO_METRIC.matcher(expr).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(not(WORDS::contains))
                .filter(not("up"::equals))
                .collect(Collectors.toSet());
    }

    record Told(int status, String output) {}

    /** Runs promtool of Prometheus, or skips the test where there is none. */
    static Told promtool(Object... arguments) {
        List<String> command = new ArrayList<>(List.of("promtool"));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Told(process.waitFor(), output);
        } catch (IOException e) {
            return Assumptions.abort(
                    "promtool is not installed (Debian: apt-get install prometheus): " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<?> list(Object map, String key) {
        return (List<?>) ((Map<?, ?>) map).get(key);
    }

    static String text(Object map, String key) {
        return String.valueOf(((Map<?, ?>) map).get(key));
    }

    private static Map<String, String> texts(Object map, String key) {
        return ((Map<?, ?>) ((Map<?, ?>) map).get(key))
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> String.valueOf(each.getKey()), each -> String.valueOf(each.getValue())));
    }
}
