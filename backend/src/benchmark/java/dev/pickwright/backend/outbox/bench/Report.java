package dev.pickwright.backend.outbox.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as one Markdown document. */
final class Report {

    private final Results results;
    private final String classPath;

    Report(Results results, String classPath) {
        this.results = results;
        this.classPath = classPath;
    }

    /** @param environment lines that say where and how it was measured */
    String markdown(List<String> environment) {
        StringBuilder text = new StringBuilder("# Outbox benchmark\n\n");
        environment.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append("""

                Medians with (min to max) of the runs. Produced: transactions of one aggregate UPDATE and one
                event, 16 threads, delivery off; the ratio is the median of slices of 1 s that took turns with a plain JDBC
                loop in the same process. Drained: from delivery on until nothing is left
                of the backlog; the ratio is to the plain loop of the same round. Under load: 16 threads produce as fast as they can while delivery is on. Latency: from
                the answer to COMMIT to the handler, 200 events/s over 10,000 lanes. Violations, duplicates and losses
                are sums over all runs.

                | contender | runs | produced/s | of plain | drained/s | of plain | delivered/s under load (produced/s) \
                | p50 ms | p99 ms | violations | duplicates | lost |
                | --- | ---: | --- | --- | --- | --- | --- | --- | --- | ---: | ---: | ---: |
                """);
        results.profiles().forEach(profile -> text.append(row(profile)));
        text.append(
                "%nPickwright claims 500 deliveries in %s ms at a backlog of 1,000, in %s ms at the long one: times %s.%n"
                        .formatted(
                                millis(results.values(Profile.PICKWRIGHT, Workload.CLAIMS, Figure.CLAIM_FEW)),
                                millis(results.values(Profile.PICKWRIGHT, Workload.CLAIMS, Figure.CLAIM_MANY)),
                                ratio(results.values(Profile.PICKWRIGHT, Workload.CLAIMS, Figure.CLAIM_RATIO))));
        text.append("\n| contender | version | settings |\n| --- | --- | --- |\n");
        results.profiles()
                .forEach(profile -> text.append("| %s | %s | %s |%n"
                        .formatted(profile.title(), profile.version(classPath), profile.settings())));
        return text.toString();
    }

    private String row(Profile profile) {
        List<Double> drained = results.values(profile, Workload.THROUGHPUT, Figure.DRAINED);
        List<Double> left = results.values(profile, Workload.THROUGHPUT, Figure.LEFT);
        String cut = left.stream().anyMatch(n -> n > 0) ? " †" : "";
        return String.join(
                        " | ",
                        "| " + profile.title(),
                        Integer.toString(drained.size()),
                        whole(results.values(profile, Workload.THROUGHPUT, Figure.PRODUCED)),
                        ratio(results.values(profile, Workload.THROUGHPUT, Figure.PRODUCED_OF_PLAIN)),
                        whole(drained) + cut,
                        ratio(results.ratios(profile, Workload.THROUGHPUT, Figure.DRAINED)),
                        load(profile),
                        millis(results.values(profile, Workload.STEADY, Figure.P50)),
                        millis(results.values(profile, Workload.STEADY, Figure.P99)),
                        profile.ordered() ? Long.toString(results.sum(profile, Figure.VIOLATIONS)) : "n/a",
                        Long.toString(results.sum(profile, Figure.DUPLICATES)),
                        Long.toString(results.sum(profile, Figure.LOST)))
                + " |\n";
    }

    private String load(Profile profile) {
        List<Double> delivered = results.values(profile, Workload.STEADY, Figure.DELIVERED_UNDER_LOAD);
        return delivered.isEmpty()
                ? "n/a"
                : whole(delivered) + " of "
                        + whole(results.values(profile, Workload.STEADY, Figure.PRODUCED_UNDER_LOAD));
    }

    private static String whole(List<Double> values) {
        return spread(values, "%,.0f");
    }

    private static String ratio(List<Double> values) {
        return spread(values, "%.2f");
    }

    private static String millis(List<Double> values) {
        return spread(values, "%,.1f");
    }

    private static String spread(List<Double> values, String format) {
        if (values.isEmpty()) {
            return "n/a";
        }
        List<Double> sorted = values.stream().sorted().toList();
        String median = String.format(Locale.ROOT, format, Statistics.median(sorted));
        return sorted.size() == 1
                ? median
                : "**%s** (%s)"
                        .formatted(
                                median,
                                List.of(sorted.getFirst(), sorted.getLast()).stream()
                                        .map(value -> String.format(Locale.ROOT, format, value))
                                        .collect(Collectors.joining(" to ")));
    }
}
