package dev.pickwright.model.sync.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The counts of many runs, as lines for people. */
final class Report {

    private Report() {}

    static long faults(Counts counts) {
        return counts.beginning("fault ").values().stream()
                        .mapToLong(each -> each)
                        .sum()
                + counts.beginning("messages: ").values().stream()
                        .mapToLong(each -> each)
                        .sum();
    }

    static List<String> lines(Counts counts) {
        List<String> lines = new ArrayList<>();
        lines.add("%,d simulated hours, %,d events, %,d messages, %,d faults"
                .formatted(
                        counts.of("simulated seconds") / 3_600,
                        counts.of(Counts.EVENTS),
                        counts.of("messages"),
                        faults(counts)));
        counts.beginning("").forEach((what, times) -> {
            if (!what.startsWith("sometimes: ") && !what.equals(Counts.EVENTS) && !what.equals("simulated seconds")) {
                lines.add("  %-60s %,12d".formatted(what, times));
            }
        });
        lines.add("What has to happen sometimes:");
        TreeSet<String> all = new TreeSet<>(Sometimes.all());
        counts.beginning("sometimes: ").keySet().forEach(each -> all.add("sometimes: " + each));
        for (String each : all) {
            if (each.startsWith("sometimes: ")) {
                lines.add("  %-60s %,12d".formatted(each.substring("sometimes: ".length()), counts.of(each)));
            }
        }
        return lines;
    }
}
