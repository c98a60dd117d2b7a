package dev.pickwright.backend.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came out of a {@link KillRun}.
 *
 * @param underWay deliveries that were claimed and not recorded when their workers were interrupted
 * @param unrecorded those of them that had arrived already
 * @param recovered deliveries that the database's history says were begun again
 * @param unexplained repeats of deliveries that no interruption of the run's own explains
 * @param leaseLost shards that workers lost to which nothing was done
 */
record KillReport(
        Map<KillRun.Blow, Integer> blows,
        int stored,
        int toldCommitted,
        int arrived,
        int duplicates,
        int underWay,
        int unrecorded,
        int recovered,
        int unfinished,
        List<String> violations,
        List<String> unexplained,
        long leaseLost,
        long fenced,
        Map<String, List<Long>> takeovers,
        Duration drain) {

    private static String spread(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return "%d / %d / %d (%d)"
                .formatted(sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast(), sorted.size());
    }

    String markdown(String title) {
        StringBuilder table = new StringBuilder("## " + title + "\n\n| | |\n|---|---|\n");
        row(table, "done to the workers", blows);
        row(table, "events committed (told to a producer)", stored + " (" + toldCommitted + ")");
        row(table, "arrivals", arrived);
        row(table, "duplicates", duplicates);
        row(table, "claimed and unrecorded at the interruptions", underWay);
        row(table, "of these arrived already", unrecorded);
        row(table, "begun again, by the database's history", recovered);
        row(table, "outcomes fenced off", fenced);
        row(table, "shards lost by workers nobody touched", leaseLost);
        row(table, "duplicates that no interruption explains", unexplained.size());
        row(table, "violations", violations.size());
        row(table, "not completed", unfinished);
        takeovers.forEach((why, millis) ->
                row(table, "all shards taken over after " + why + ", ms: min / median / max (count)", spread(millis)));
        row(table, "start of two workers and drain at the end, ms", drain.toMillis());
        return table.append('\n').toString();
    }

    private static void row(StringBuilder table, String what, Object value) {
        table.append("| ").append(what).append(" | ").append(value).append(" |\n");
    }

    void write(String title) throws IOException {
        String text = markdown(title);
        System.out.println(text);
        System.out.println(violations.stream().limit(20).collect(Collectors.joining("\n")));
        System.out.println(unexplained.stream().limit(20).collect(Collectors.joining("\n")));
        Path file = Path.of("target", "outbox-kills-" + title.replaceAll("\\W+", "-") + ".md");
        Files.writeString(file, text);
    }
}
