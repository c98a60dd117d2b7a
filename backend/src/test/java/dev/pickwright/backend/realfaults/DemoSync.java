package dev.pickwright.backend.realfaults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import tools.jackson.databind.JsonNode;

/**
 * Shows that nothing is lost: a central on PostgreSQL and two stations in processes of their own, people who work at both, a
 * line that is cut, a station that is killed, and what arrived in the end. Exit status 0 says that all of it did, once.
 */
final class DemoSync {

    private static final int ORDERS = 24;

    private final PrintStream out;
    private final Path folder;
    private int step;

    DemoSync(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    @SuppressWarnings("SystemOut") // the person at the terminal watches
    public static void main(String[] arguments) throws IOException {
        LoggingSystem.get(DemoSync.class.getClassLoader()).setLogLevel("io.zonky", LogLevel.WARN);
        Path folder = Files.createTempDirectory("pickwright-demo-sync-");
        int status;
        try {
            status = new DemoSync(System.out, folder).run() ? 0 : 1;
        } finally {
            delete(folder);
        }
        System.exit(status);
    }

    /** @return whether everything that was done arrived, and once */
    boolean run() {
        tell("Starting PostgreSQL and a central, with the demonstration warehouse");
        try (Site site = new Site(folder)) {
            site.order(ORDERS);
            tell("Enrolling two stations, each with a database of its own");
            Bench one = site.bench("bench-1");
            Bench other = site.bench("bench-2");
            var run = new FaultRun(site);
            tell("Somebody works at each");
            one.work(1);
            other.work(2);
            run.awaitWork(one, 15);
            run.awaitWork(other, 15);
            counts(site);
            tell("The line between bench-1 and central is cut; both go on working");
            one.line.cut();
            run.awaitWork(one, 30);
            run.awaitWork(other, 10);
            counts(site);
            tell("The backend of bench-1 is killed (kill -9) and started again, still without a line");
            one.process.kill();
            one.process.start();
            run.awaitWork(one, 5);
            counts(site);
            tell("The line is whole again");
            run.heal();
            run.awaitWork(one, 5);
            counts(site);
            tell("Both stop working; what waits is sent");
            Judge.Finding finding = run.end(Set.of());
            counts(site);
            return judged(finding);
        }
    }

    private boolean judged(Judge.Finding finding) {
        tell("What people were told and did, beside what central has");
        out.printf("     %,d operations were shown as done%n", finding.acknowledged());
        out.printf("     %,d of them have no verdict%n", finding.missed());
        finding.verdicts().forEach((verdict, count) -> out.printf("     %,d operations are %s%n", count, verdict));
        out.printf("     %,d cases for a supervisor%n", finding.openCases());
        finding.findings().forEach(each -> out.println("     NOT RIGHT: " + each));
        boolean good = finding.findings().isEmpty();
        out.println(
                good
                        ? "Nothing lost, nothing twice; the goods in the bins are those that were counted."
                        : "This must not be. The logs are in target/realfaults.");
        return good;
    }

    private void tell(String what) {
        out.printf("%2d   %s%n", ++step, what);
    }

    /** How each station stands, as its own screen would say. */
    private void counts(Site site) {
        for (Bench bench : site.benches) {
            try {
                JsonNode status = bench.status();
                out.printf(
                        "     %-8s  %-10s  %,4d done by hand, %,4d saved here, %,4d waiting, %,4d confirmed%n",
                        bench.name,
                        status.path("link").asString(),
                        bench.log.count(),
                        status.path("saved_here").asLong(),
                        status.path("waiting").asLong(),
                        new Judge(site).ruled(bench));
            } catch (IOException e) {
                out.printf("     %-8s  does not answer%n", bench.name);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
