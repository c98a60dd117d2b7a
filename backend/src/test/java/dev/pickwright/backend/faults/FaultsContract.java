package dev.pickwright.backend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.platform.time.IdSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** Every operation, failed at every point to the database that it has. */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
abstract class FaultsContract {

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Invariants invariants;

    private Ground ground;

    /** Thousands of faults would fill the log with stack traces. */
    @AfterEach
    void logAgain() {
        log(LogLevel.INFO);
    }

    private static void log(LogLevel level) {
        LoggingSystem.get(FaultsContract.class.getClassLoader()).setLogLevel("dev.pickwright.backend.platform", level);
    }

    @BeforeEach
    void sites() {
        log(LogLevel.OFF);
        ground = new Ground(new Api(http, json, floor), jdbc, floor, ids);
    }

    @Test
    void noOperationLeavesAHalf() throws IOException {
        failAll(FaultRun.Mode.SHORT);
    }

    @Test
    @Tag("long")
    void everyRetryEndsRight() throws IOException {
        failAll(FaultRun.Mode.LONG);
    }

    @Test
    void aUnitOfWorkThatCommitsEveryStatementIsFoundOut() {
        for (Operation operation : Operations.ALL) {
            if (operation.name().matches("(1 create|6 confirm picked|8 short pick|16 ship).*")) {
                var outcome = run(operation, FaultRun.Mode.WITHOUT_TRANSACTIONS);
                System.out.printf(
                        "without transactions, %s: %d violations, such as: %s%n",
                        operation,
                        outcome.violations().size(),
                        outcome.violations().getLast());
                assertThat(outcome.violations())
                        .as(operation.name())
                        .hasSizeGreaterThan(outcome.statements() / 2)
                        .anyMatch(text -> text.contains("broken: [D"));
            }
        }
    }

    private void failAll(FaultRun.Mode mode) throws IOException {
        long start = System.nanoTime();
        List<FaultRun.Outcome> outcomes = new ArrayList<>();
        for (Operation operation : Operations.ALL) {
            outcomes.add(run(operation, mode));
        }
        String database = getClass().getSimpleName().contains("H2") ? "H2" : "PostgreSQL";
        String report = report(database, outcomes);
        System.out.println(report + "(%.1f s)".formatted((System.nanoTime() - start) / 1e9));
        Files.writeString(Path.of("target/faults-%s.md".formatted(database.toLowerCase())), report);
        assertThat(outcomes.stream()
                        .flatMap(outcome ->
                                outcome.violations().stream().map(violation -> outcome.operation() + ": " + violation)))
                .isEmpty();
        assertThat(outcomes).allMatch(outcome -> outcome.commits() == 1, "one commit each");
    }

    private FaultRun.Outcome run(Operation operation, FaultRun.Mode mode) {
        return new FaultRun(ground, invariants, operation, mode).run();
    }

    private static String report(String database, List<FaultRun.Outcome> outcomes) {
        int points = outcomes.stream().mapToInt(FaultRun.Outcome::points).sum();
        String rows = outcomes.stream()
                .map(each -> "| %s | %d | %d | %d | %d |"
                        .formatted(
                                each.operation(),
                                each.points(),
                                each.statements(),
                                each.inside(),
                                each.violations().size()))
                .collect(Collectors.joining("\n"));
        return """
                | operation on %s | points hit | statements | of them in its transaction | violations |
                | --- | ---: | ---: | ---: | ---: |
                %s
                | all %d | %d | | | |
                """.formatted(database, rows, outcomes.size(), points);
    }
}
