package dev.pickwright.backend.realfaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that are restored, copied, wiped, damaged and full, a central that goes back in time, and a clock that is wrong. */
@Tag("long")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class DisasterLongTest {

    @TempDir
    Path folder;

    private Site site;
    private Bench bench;
    private FaultRun run;

    @BeforeEach
    void work() {
        site = new Site(folder);
        site.order(60);
        bench = site.bench("bench-1");
        run = new FaultRun(site);
        bench.work(1);
        run.awaitWork(bench, 25);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Judge.Finding end(String what) {
        run.heal();
        Judge.Finding finding = run.end(Set.of());
        System.out.println(what + ": " + finding);
        assertThat(finding.findings()).isEmpty();
        return finding;
    }

    @Test
    void aRestoredStationSendsWhatItDoesNextAndForgetsNothing() {
        Path file = folder.resolve("station.pwbackup");
        Commands.backup(bench.process.folder, file);
        run.awaitWork(bench, 40);
        run.drained();
        bench.process.kill();
        Commands.restore(file, bench.process.folder);
        bench.process.start();
        run.awaitWork(bench, 40);
        end("a restored station");
    }

    @Test
    void aRestoredCentralIsToldAgain() {
        Path file = folder.resolve("central.pwbackup");
        Commands.backup(site.database(), site.central().folder, file);
        run.awaitWork(bench, 40);
        run.drained();
        run.awaitWork(bench, 5);
        site.central().stop();
        String database = site.server.fresh("restored");
        Path data = folder.resolve("central-restored");
        Commands.restore(file, database, data);
        site.restartCentralOn(database, data);
        run.awaitWork(bench, 20);
        end("a restored central");
    }

    @Test
    void twoCopiesOfAStationBothSendAndNeitherGetsWorkUntilSomebodyDecides() throws Exception {
        bench.rest();
        run.drained();
        bench.process.stop();
        Path copy = folder.resolve("copy");
        copy(bench.process.folder, copy);
        bench.process.start();
        try (Bench clone = site.clone(bench, copy)) {
            bench.work(2);
            clone.work(3);
            run.awaitWork(bench, 10);
            run.awaitWork(clone, 10);
            await().atMost(Duration.ofMinutes(2)).until(() -> new Judge(site).suspectedClone(bench.name));
            end("a cloned station");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }

    @Test
    void whatIsGoneWithADiskIsNamed() {
        bench.line.cut();
        run.awaitWork(bench, 20);
        // So slow that central hears how much there is long before it has it.
        bench.line.mend();
        bench.line.slow(400);
        bench.hurry();
        Judge judge = new Judge(site);
        await().atMost(Duration.ofMinutes(2)).until(() -> judge.owed(bench.name) > 10);
        bench.rest();
        bench.process.kill();
        long owed = judge.owed(bench.name);
        bench.line.mend();
        site.retire(bench.name);
        bench.wiped(folder.resolve("new disk"));
        run.heal();
        Judge.Finding finding = run.end(Set.of(bench.name));
        System.out.println("a wiped station: %d owed, %d named, %s".formatted(owed, judge.namedLost(), finding));
        assertThat(finding.findings()).isEmpty();
        assertThat(judge.namedLost()).isEqualTo(owed).isPositive();
        assertThat((long) finding.missed()).isGreaterThanOrEqualTo(owed);
        assertThat(finding.openCases()).isPositive();
    }

    @Test
    void aDatabaseThatCannotBeReadIsMadeAnewFromTheJournal() throws Exception {
        bench.line.cut();
        run.awaitWork(bench, 40);
        bench.process.kill();
        try (var file = new RandomAccessFile(
                bench.process.folder.resolve("pickwright.mv.db").toFile(), "rw")) {
            byte[] noise = new byte[4096];
            var random = new Random(12);
            for (long at = 0; at < file.length(); at += 4096) {
                random.nextBytes(noise);
                file.seek(at);
                file.write(noise, 0, (int) Math.min(noise.length, file.length() - at));
            }
        }
        bench.line.mend();
        bench.process.start();
        run.awaitWork(bench, 20);
        end("an unreadable database");
    }

    @Test
    void whatADatabaseLostThatOpensIsTakenFromTheJournal() throws IOException {
        bench.line.cut();
        run.awaitWork(bench, 10);
        bench.process.kill();
        Path file = bench.process.folder.resolve("pickwright.mv.db");
        Path older = Files.copy(file, folder.resolve("older.mv.db"));
        bench.process.start();
        run.awaitWork(bench, 30);
        bench.process.kill();
        Files.copy(older, file, StandardCopyOption.REPLACE_EXISTING);
        bench.line.mend();
        bench.process.start();
        run.awaitWork(bench, 20);
        Judge.Finding finding = end("a database without its newest commits");
        assertThat(finding.openCases()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT72H", "PT-72H"})
    void aClockThatIsThreeDaysOffChangesNothing(String offset) {
        bench.line.cut();
        bench.process.kill();
        bench.process.with("pickwright.clock-offset", offset).start();
        run.awaitWork(bench, 20);
        bench.line.mend();
        run.awaitWork(bench, 40);
        end("a clock that is off by " + offset);
    }

    @Test
    void whatAStationOfTheVersionBeforeRecordedArrivesToo() {
        bench.line.cut();
        run.awaitWork(bench, 60);
        bench.rest();
        bench.process.stop();
        int old = OldOperations.rewrite(bench.process.folder);
        assertThat(old).isPositive();
        bench.process.start();
        bench.line.mend();
        bench.work(4);
        run.awaitWork(bench, 20);
        System.out.println(old + " operations of the version before");
        end("a station of the version before");
    }
}
