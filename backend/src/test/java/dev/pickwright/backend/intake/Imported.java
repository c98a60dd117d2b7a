package dev.pickwright.backend.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** One whole run over a file, without a database. */
record Imported(Progress.Snapshot counts, List<Reject> rejects) {

    static Imported run(Path file, MemorySink sink, boolean createSkus) throws Exception {
        Progress progress = new Progress(Clock.systemUTC(), Files.size(file));
        CheckedFile checked = CheckedFile.check(file, progress);
        progress.running();
        List<Reject> rejects = new ArrayList<>();
        new ImportRun(sink, createSkus, rejects::addAll, progress).run(checked, NonStock.of(NonStock.DEFAULT));
        return new Imported(progress.snapshot(), rejects);
    }

    static Path file(Path folder, String text) throws IOException {
        return Files.write(folder.resolve("orders.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    long allLines() {
        return counts.taken().accepted()
                + counts.taken().skipped()
                + counts.rejected().values().stream().mapToLong(n -> n).sum();
    }

    String reasons() {
        return String.join(
                "\n",
                rejects.stream()
                        .sorted(java.util.Comparator.comparingLong(Reject::line))
                        .map(reject -> reject.line() + " " + reject.reason().wire())
                        .toList());
    }
}
