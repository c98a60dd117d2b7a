package dev.pickwright.backend.realfaults;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Measures what docs/performance.md says of stations: real processes, real databases, a line that counts. Run by hand, on a
 * machine with nothing else to do; it prints how busy the machine was.
 */
final class SyncFigures {

    private static final int DRAINED = Integer.getInteger("figures.operations", 7_200);
    private static final int STATIONS = Integer.getInteger("figures.stations", 20);
    private static final int EACH = Integer.getInteger("figures.operations-each", 300);
    private static final int SCANS = Integer.getInteger("figures.scans", 1_000);
    /** Often enough for the figure, and seldom enough not to be what is measured. */
    private static final int LOOK_MILLIS = 250;

    private static final int PACED = Integer.getInteger("figures.paced", 2_000);
    private static final int IDLE_SECONDS = Integer.getInteger("figures.idle", 120);

    private final Path folder;
    private final PrintStream out;

    private SyncFigures(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    public static void main(String[] arguments) throws Exception {
        LoggingSystem.get(SyncFigures.class.getClassLoader()).setLogLevel("io.zonky", LogLevel.WARN);
        var figures = new SyncFigures(Files.createTempDirectory("pickwright-figures-"), System.out);
        Set<String> wanted = arguments.length == 0 ? Set.of("one", "person", "many") : Set.of(arguments);
        if (wanted.contains("one")) {
            figures.oneStation();
        }
        if (wanted.contains("person")) {
            figures.onePerson();
        }
        if (wanted.contains("many")) {
            figures.manyStations();
        }
        System.exit(0);
    }

    private void oneStation() throws Exception {
        try (Site site = new Site(folder.resolve("one"))) {
            site.order(20, 4);
            long enrolled = System.nanoTime();
            Bench bench = site.bench("bench-1");
            bench.scanEveryUnit();
            var run = new FaultRun(site);
            run.awaitWork(bench, 1);
            say("start of a station with a code to its first operation: %,d ms", millis(enrolled));
            run.awaitWork(bench, SCANS);
            List<Long> scans = bench.log.nanos();
            say(
                    "scan to durable answer, online, scans without a pause, %s",
                    quantiles(scans.subList(scans.size() - SCANS, scans.size())));
            List<Long> plain = plain(SCANS);
            say("commit to H2, CHECKPOINT SYNC, append and sync of a file, nothing else: %s", quantiles(plain));
            bench.rest();
            run.drained();
            idle(bench);
            site.order(60, 30);
            bench.scanEveryUnit();
            BackendProcess.pause(20_000);
            bench.line.cut();
            long online = bench.log.count();
            run.awaitWork(bench, DRAINED);
            bench.rest();
            say("done without a line: %,d operations", bench.log.count() - online);
            long bytes = bench.line.up();
            long waiting = bench.waiting();
            long mended = System.nanoTime();
            bench.line.mend();
            bench.hurry();
            run.drained();
            long took = millis(mended);
            say(
                    "drain: %,d operations in %,d ms, %,d a second, %.0f bytes an operation towards central",
                    waiting, took, waiting * 1000 / Math.max(1, took), (bench.line.up() - bytes) / (double) waiting);
            say("judged: %s", new Judge(site).judge(Set.of()));
        }
    }

    /** Somebody works at a machine that has nothing else to do. */
    private void onePerson() {
        try (Site site = new Site(folder.resolve("person"))) {
            site.order(40, 8);
            Bench bench = site.bench("bench-1");
            bench.scanAtAPersonsPace();
            var run = new FaultRun(site);
            for (int from = 0; from < PACED; from += PACED / 4) {
                run.awaitWork(bench, PACED / 4);
            }
            List<Long> paced = bench.log.nanos();
            for (int from = 0; from + PACED / 4 <= PACED; from += PACED / 4) {
                say(
                        "scans %,d to %,d after the start: %s",
                        from + 1, from + PACED / 4, quantiles(paced.subList(from, from + PACED / 4)));
            }
            say(
                    "scan to durable answer, online, 200 ms from answer to scan, from the first on, %s",
                    quantiles(paced.subList(0, PACED)));
        }
    }

    private void idle(Bench bench) {
        // The first two hellos after work still tell what became of the leases.
        BackendProcess.pause(75_000);
        long up = bench.line.up();
        long down = bench.line.down();
        BackendProcess.pause(IDLE_SECONDS * 1_000L);
        say(
                "idle: %,d bytes up and %,d down per 30 s, over %d s",
                (bench.line.up() - up) * 30 / IDLE_SECONDS,
                (bench.line.down() - down) * 30 / IDLE_SECONDS,
                IDLE_SECONDS);
    }

    private void manyStations() {
        try (Site site = new Site(folder.resolve("many"))) {
            site.order(STATIONS * 6, 3);
            List<Bench> benches = new ArrayList<>();
            for (int n = 0; n < STATIONS; n++) {
                benches.add(site.bench("bench-%02d".formatted(n + 1)));
            }
            var run = new FaultRun(site);
            for (Bench bench : benches) {
                bench.scanEveryUnit();
                run.awaitWork(bench, 1);
                bench.line.cut();
                run.awaitWork(bench, EACH);
                bench.rest();
            }
            long mended = System.nanoTime();
            benches.forEach(bench -> {
                bench.line.mend();
                bench.hurry();
            });
            Map<Bench, Long> done = new java.util.LinkedHashMap<>();
            while (done.size() < benches.size()) {
                benches.stream()
                        .filter(bench -> !done.containsKey(bench) && bench.waiting() == 0)
                        .toList()
                        .forEach(bench -> done.put(bench, millis(mended)));
                BackendProcess.pause(LOOK_MILLIS);
            }
            List<Long> times = done.values().stream().sorted().toList();
            say(
                    "%d stations with %d operations each at once: median %,d ms, slowest %,d ms, %.1f times the median",
                    STATIONS,
                    EACH,
                    times.get(times.size() / 2),
                    times.getLast(),
                    times.getLast() / (double) times.get(times.size() / 2));
            say("judged: %s", new Judge(site).judge(Set.of()));
        }
    }

    /** What the disk and the database cost by themselves. */
    private List<Long> plain(int times) throws SQLException, IOException {
        Path here = Files.createDirectories(folder.resolve("plain"));
        List<Long> nanos = new ArrayList<>();
        try (var connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + here.resolve("plain") + ";WRITE_DELAY=0", "sa", "");
                var statement = connection.createStatement();
                var journal = FileChannel.open(
                        here.resolve("journal"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            statement.execute("create table t (id int primary key, what varchar(2000))");
            ByteBuffer operation =
                    ByteBuffer.wrap("x".repeat(500).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            for (int n = 0; n < times; n++) {
                long began = System.nanoTime();
                statement.execute("insert into t values (" + n + ", '" + "x".repeat(500) + "')");
                statement.execute("checkpoint sync");
                journal.write(operation.rewind(), journal.size());
                journal.force(false);
                nanos.add(System.nanoTime() - began);
            }
        }
        return nanos;
    }

    private static String quantiles(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return "p50 %.1f ms, p99 %.1f ms of %,d"
                .formatted(
                        sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6, sorted.size());
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    private void say(String what, Object... parts) {
        out.printf(
                "[load %.1f] %s%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), what.formatted(parts));
    }
}
