package dev.pickwright.backend.realfaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One of each fault that takes little time; the rest of this package takes more. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealFaultsSmokeTest {

    @TempDir
    Path folder;

    @Test
    void workThatWasDoneWithoutALinkAndByAKilledStationArrivesOnce() {
        try (Site site = new Site(folder)) {
            site.order(12);
            Bench bench = site.bench("bench-1");
            var run = new FaultRun(site);
            bench.work(1);
            run.awaitWork(bench, 10);
            bench.line.cut();
            run.awaitWork(bench, 30);
            bench.process.kill();
            bench.process.start();
            run.awaitWork(bench, 15);
            run.heal();
            Judge.Finding finding = run.end(Set.of());
            System.out.println("smoke: " + finding);
            assertThat(finding.findings()).isEmpty();
            assertThat(finding.acknowledged()).isGreaterThan(50);
        }
    }
}
