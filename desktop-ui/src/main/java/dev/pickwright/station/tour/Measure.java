package dev.pickwright.station.tour;

import dev.pickwright.backend.EmbeddedBackend;
import dev.pickwright.model.ProblemException;
import dev.pickwright.station.backend.http.Api;
import dev.pickwright.station.backend.http.HttpAuthGateway;
import dev.pickwright.station.backend.http.HttpBoardGateway;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Measures what an operator feels, through the real screens, and prints it as a Markdown table. */
public final class Measure {

    private static final int SCANS = 1_000;
    private static final int CHANGES = 240;
    private static final double MEGABYTE = 1024 * 1024;

    private Measure() {}

    /**
     * Runs it.
     *
     * @param data the data folder; without one it works in a fresh temporary folder
     * @return 0 if everything was measured, else 1
     */
    @SuppressWarnings("SystemOut") // what it prints is its result
    public static int run(Optional<Path> data) {
        PrintStream out = System.out;
        try {
            Path folder = data.isPresent() ? data.get() : Files.createTempDirectory("pickwright-measure");
            long processStart = ManagementFactory.getRuntimeMXBean().getStartTime();
            Floor.startFx();
            try (Floor floor = new Floor(EmbeddedBackend.start(folder), folder.resolve("pictures"))) {
                floor.seeNode("demo-title");
                long startMillis = System.currentTimeMillis() - processStart;
                Path file = TourStory.bundled("orders.csv");
                long importStart = System.nanoTime();
                floor.backend().importOrders(file, true, Path.of(file + ".rejects.csv"), out);
                double importSeconds = (System.nanoTime() - importStart) / 1e9;
                long lines;
                try (var all = Files.lines(file)) {
                    lines = all.count() - 1;
                }
                var scans = new MeasuredScans(
                                floor, new DatabaseLook(floor.backend().databaseUrl()))
                        .run(SCANS, () -> {});
                var board = board(floor.backend(), folder);
                out.println();
                machine(out);
                out.println("| what | figure |");
                out.println("| --- | --- |");
                out.printf("| process start to sign-in screen, empty folder | %,d ms |%n", startMillis);
                out.printf("| scan to feedback, p50 of %,d scans | %.1f ms |%n", SCANS, scans.p50Millis());
                out.printf("| scan to feedback, p99 of %,d scans | %.1f ms |%n", SCANS, scans.p99Millis());
                out.printf("| scan to feedback, longest | %.1f ms |%n", scans.maxMillis());
                out.printf(
                        "| change by a colleague to the board's counter, p50 of %,d changes | %.0f ms |%n",
                        board.changes(), board.p50Millis());
                out.printf("| change by a colleague to the board's counter, p99 | %.0f ms |%n", board.p99Millis());
                out.printf("| change by a colleague to the board's counter, longest | %.0f ms |%n", board.maxMillis());
                out.printf(
                        "| import, %,d lines of %s | %,.0f lines/s |%n",
                        lines, "the tour's orders", lines / importSeconds);
                memory(out);
                return 0;
            }
        } catch (ProblemException e) {
            System.err.println(e.detail());
            return 1;
        } catch (IllegalStateException | IOException e) {
            System.err.println("Measuring failed: " + e.getMessage());
            return 1;
        }
    }

    private static MeasuredBoard.Result board(EmbeddedBackend backend, Path folder) {
        try (Floor office = new Floor(backend.baseUrl(), backend.token(), folder.resolve("pictures"))) {
            office.signIn("B-1003", "3333", "All fulfillments");
            office.seeProgress("in all · live");
            Api api = new Api(backend.baseUrl(), backend.token(), "colleague");
            new HttpAuthGateway(api).signIn("B-1003", "3333");
            MeasuredBoard board = new MeasuredBoard(office);
            board.watch(new HttpBoardGateway(api), CHANGES);
            return board.result();
        }
    }

    private static void machine(PrintStream out) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        out.printf(
                "%s %s, %s, %d cores, Java %s%n%n",
                system.getName(),
                system.getVersion(),
                system.getArch(),
                system.getAvailableProcessors(),
                Runtime.version());
    }

    private static void memory(PrintStream out) throws IOException {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        out.printf("| heap in use after a collection | %.0f MB |%n", heap.getUsed() / MEGABYTE);
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            try (var lines = Files.lines(status)) {
                lines.filter(line -> line.startsWith("VmRSS"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .forEach(kb -> out.printf(
                                "| resident memory of the process | %.0f MB |%n", Long.parseLong(kb) / 1024.0));
            }
        }
        out.printf(
                "| processor time so far | %d s |%n",
                Duration.ofNanos(ProcessHandle.current()
                                .info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos())
                        .toSeconds());
    }
}
