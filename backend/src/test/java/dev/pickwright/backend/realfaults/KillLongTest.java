package dev.pickwright.backend.realfaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while people work. */
@Tag("long")
@Timeout(value = 3, unit = TimeUnit.HOURS)
class KillLongTest {

    private static final int STATION_KILLS = Integer.getInteger("realfaults.station-kills", 200);
    private static final int CENTRAL_KILLS = Integer.getInteger("realfaults.central-kills", 100);
    private static final int ORDERS_A_STATION_KILL = 3;

    /** More than three people get done while central is killed, restarted and heard of again. */
    private static final int ORDERS_A_CENTRAL_KILL = 24;

    @TempDir
    Path folder;

    private final Random random = new Random(6);

    @BeforeAll
    static void quicker(@TempDir Path other) {
        Launch.prepare(other);
    }

    @Test
    void aStationThatIsKilledWhilePeopleWorkLosesNothing() {
        try (Site site = new Site(folder)) {
            site.order(50);
            Bench bench = site.bench("bench-1");
            var run = new FaultRun(site);
            bench.work(1);
            for (int kill = 0; kill < STATION_KILLS; kill++) {
                site.order(ORDERS_A_STATION_KILL);
                run.awaitWork(bench, 3 + random.nextInt(20));
                BackendProcess.pause(random.nextInt(40));
                // Who was told before the kill was told the truth; what is told after it waits for the next start.
                Set<UUID> told = bench.log.acknowledged().keySet();
                bench.process.kill();
                var remains = new Remains(bench.process.folder, folder);
                assertThat(remains.missingInDatabase(told))
                        .as("acknowledged before kill %d, and not in the database", kill)
                        .isEmpty();
                assertThat(remains.missingInJournal(told))
                        .as("acknowledged before kill %d, and not in the journal", kill)
                        .isEmpty();
                bench.process.start();
            }
            run.heal();
            told("%d kills of a station".formatted(STATION_KILLS), run.end(Set.of()));
        }
    }

    @Test
    void aCentralThatIsKilledWhileStationsSendLosesNothing() {
        try (Site site = new Site(folder)) {
            site.order(60);
            Bench one = site.bench("bench-1");
            Bench other = site.bench("bench-2");
            var run = new FaultRun(site);
            one.work(1);
            other.work(2);
            for (int kill = 0; kill < CENTRAL_KILLS; kill++) {
                run.awaitWork(random.nextBoolean() ? one : other, 3 + random.nextInt(20));
                one.hurry();
                BackendProcess.pause(random.nextInt(60));
                site.central().kill();
                run.awaitWork(one, 3);
                site.restartCentral();
                // Without it the stations may have done all there was.
                site.order(ORDERS_A_CENTRAL_KILL);
                site.benches.forEach(Bench::hurry);
                site.benches.forEach(run::awaitBusy);
            }
            run.heal();
            told("%d kills of central".formatted(CENTRAL_KILLS), run.end(Set.of()));
        }
    }

    private static void told(String what, Judge.Finding finding) {
        System.out.println(what + ": " + finding);
        assertThat(finding.findings()).isEmpty();
    }
}
