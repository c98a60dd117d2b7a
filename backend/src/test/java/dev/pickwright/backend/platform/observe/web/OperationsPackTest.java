package dev.pickwright.backend.platform.observe.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.platform.observe.web.OperationsPack.Alert;
import dev.pickwright.backend.platform.observe.web.OperationsPack.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whether what is handed out to watch the service fits together, and Prometheus takes it. */
class OperationsPackTest {

    private static final Path TOP = Path.of("..");
    private static final Path PAGES = TOP.resolve("docs/alerts");

    @Test
    void prometheusTakesTheConfigurationAndTheRules() {
        Told told = OperationsPack.promtool("check", "config", OperationsPack.FOLDER.resolve("prometheus.yml"));

        assertThat(told.status()).as(told.output()).isZero();
        assertThat(told.output()).contains("rules found");
    }

    @Test
    void everyAlertFiresWhenItShallAndOnlyThen() {
        for (Path test : OperationsPack.ruleTests()) {
            Told told = OperationsPack.promtool("test", "rules", test);
            assertThat(told.status()).as(told.output()).isZero();
        }
    }

    @Test
    void everyAlertIsShownToFireAndToBeQuiet() {
        Set<String> shown = OperationsPack.ruleTests().stream()
                .flatMap(file -> OperationsPack.list(OperationsPack.yaml(file), "tests").stream())
                .map(test -> OperationsPack.text(test, "name"))
                .collect(Collectors.toSet());

        assertThat(OperationsPack.alerts())
                .hasSizeGreaterThan(20)
                .allSatisfy(alert -> assertThat(shown).contains(alert.name() + " fires", alert.name() + " is quiet"));
    }

    @Test
    void everyAlertHasASeverityAndAPage() throws IOException {
        Set<String> pages = new TreeSet<>(Set.of("README.md"));
        for (Alert alert : OperationsPack.alerts()) {
            pages.add(alert.name() + ".md");
            assertThat(alert.labels().get("severity")).as(alert.name()).isIn("warning", "critical");
            assertThat(alert.annotations().get("summary")).as(alert.name()).isNotBlank();
            assertThat(alert.annotations().get("runbook")).isEqualTo("docs/alerts/%s.md".formatted(alert.name()));
            assertThat(OperationsPack.read(TOP.resolve("docs/alerts/%s.md".formatted(alert.name()))))
                    .contains("Severity: %s.".formatted(alert.labels().get("severity")))
                    .contains("## What it means", "## What the floor notices", "## Look first", "## What to do")
                    .contains("## How to see that it is over");
            assertThat(OperationsPack.read(PAGES.resolve("README.md")))
                    .contains("| [%1$s](%1$s.md) | %2$s |"
                            .formatted(alert.name(), alert.labels().get("severity")));
        }
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("no page of an alert that is gone")
                    .containsExactlyInAnyOrderElementsOf(pages);
        }
    }

    @Test
    void everyPanelSaysWhatItShowsAndAsksForIt() {
        JsonNode dashboard = OperationsPack.dashboard();
        List<JsonNode> panels = dashboard.path("panels").valueStream().toList();

        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels.stream()
                        .filter(panel -> panel.path("type").asString().equals("row"))
                        .map(row -> row.path("title").asString().split(":")[0]))
                .containsExactly("The queue", "The floor", "The service");
        assertThat(panels)
                .filteredOn(panel -> !panel.path("type").asString().equals("row"))
                .allSatisfy(panel -> {
                    String title = panel.path("title").asString();
                    assertThat(title).isNotBlank();
                    assertThat(panel.path("description").asString()).as(title).isNotBlank();
                    assertThat(panel.path("fieldConfig")
                                    .path("defaults")
                                    .path("unit")
                                    .asString())
                            .as(title)
                            .isNotBlank();
                    assertThat(panel.path("datasource").path("uid").asString()).isEqualTo("${datasource}");
                    assertThat(panel.path("targets").valueStream())
                            .as(title)
                            .isNotEmpty()
                            .allSatisfy(target ->
                                    assertThat(target.path("expr").asString()).isNotBlank());
                });
        assertThat(panels.stream().map(panel -> panel.path("gridPos").toString()))
                .as("none lies on another")
                .doesNotHaveDuplicates();
    }

    @Test
    void prometheusUnderstandsEveryPanel(@TempDir Path folder) throws IOException {
        StringBuilder rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
        int number = 0;
        for (String query : OperationsPack.dashboardQueries()) {
            rules.append("      - record: panel:%d\n        expr: '%s'\n".formatted(number++, query));
        }
        Path file = Files.writeString(folder.resolve("panels.yml"), rules);

        Told told = OperationsPack.promtool("check", "rules", file);

        assertThat(told.status()).as(told.output()).isZero();
        assertThat(told.output()).contains(number + " rules found");
    }
}
