package dev.pickwright.backend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every operation, failed at every point to the database that it has. */
abstract class FaultsContract extends OnGround {

    private static final Set<String> PROVED = Set.of(Operations.CREATE, "6 confirm picked");

    @Test
    void noOperationLeavesAHalf() throws IOException {
        failAll(FaultRun.Mode.SHORT);
    }

    @Test
    @Tag("long")
    void everyRetryEndsRight() throws IOException {
        failAll(FaultRun.Mode.LONG);
    }

    /** Proves that the harness sees what it looks for. */
    @Test
    void aUnitOfWorkThatCommitsEveryStatementIsFoundOut() {
        for (Operation operation : Operations.ALL) {
            if (PROVED.contains(operation.name())) {
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
        assertThat(outcomes).allMatch(outcome -> outcome.seen().commits() == 1, "one commit each");
        assertThat(inside(outcomes, Operations.CREATE)).isLessThanOrEqualTo(25);
        assertThat(inside(outcomes, Operations.PICK_SCAN)).isLessThanOrEqualTo(10);
        assertThat(CommandRoutes.without(
                        outcomes.stream().map(FaultRun.Outcome::call).toList()))
                .as("commands of the API that no operation here sends")
                .isEmpty();
    }

    /** The statements of an operation in its transaction. */
    private static int inside(List<FaultRun.Outcome> outcomes, String name) {
        return outcomes.stream()
                .filter(outcome -> outcome.operation().equals(name))
                .findAny()
                .orElseThrow()
                .seen()
                .inside();
    }

    private FaultRun.Outcome run(Operation operation, FaultRun.Mode mode) {
        try {
            return new FaultRun(ground, invariants, operation, mode).run();
        } catch (RuntimeException e) {
            throw new IllegalStateException("could not be arranged: " + operation.name(), e);
        }
    }

    private static String report(String database, List<FaultRun.Outcome> outcomes) {
        int points = outcomes.stream().mapToInt(FaultRun.Outcome::points).sum();
        String rows = outcomes.stream()
                .map(each -> "| %s | %d | %d | %d | %d |"
                        .formatted(
                                each.operation(),
                                each.points(),
                                each.statements(),
                                each.seen().inside(),
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
