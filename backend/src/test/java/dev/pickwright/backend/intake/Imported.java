package dev.pickwright.backend.intake;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** One whole run over a file, without a database. */
record Imported(Progress.Snapshot counts, List<Reject> rejects) {

    /** One run of a kind, as {@link Imports} does it. */
    static Imported run(Path file, Kind kind, ImportRequest request) throws Exception {
        Progress progress = new Progress(Clock.systemUTC(), Files.size(file));
        List<Reject> rejects = new ArrayList<>();
        RejectLog log = new RejectLog(rejects::addAll, progress);
        Job job = new Job(Floor.system(), request, progress, log);
        CheckedFile checked = CheckedFile.check(file, kind, job);
        progress.running();
        try {
            kind.take(checked, job);
        } finally {
            log.flush();
        }
        return new Imported(progress.snapshot(), rejects);
    }

    static Imported run(Path file, OrderSink sink, boolean createSkus) throws Exception {
        return run(file, orders(sink), new ImportRequest(ImportKind.ORDERS, "orders.csv", null, createSkus));
    }

    /** Orders that go to a sink of the test. */
    static Kind orders(OrderSink sink) {
        return new Kind() {
            @Override
            public ImportKind is() {
                return ImportKind.ORDERS;
            }

            @Override
            public Columns columns() {
                return OrderKind.COLUMNS;
            }

            @Override
            public String key(Fields fields, Job job) {
                return fields.text(Column.ORDER_NUMBER);
            }

            @Override
            public void take(CheckedFile file, Job job) throws IOException, FileRefused, ImportCancelled {
                new OrderRun(sink, job).run(file, NonStock.of(NonStock.DEFAULT));
            }
        };
    }

    static Job job(Path file) {
        Progress progress = new Progress(Clock.systemUTC(), file.toFile().length());
        return new Job(
                Floor.system(),
                new ImportRequest(ImportKind.ORDERS, "orders.csv", null, false),
                progress,
                new RejectLog(rejects -> {}, progress));
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
