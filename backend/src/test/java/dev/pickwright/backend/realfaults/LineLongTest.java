package dev.pickwright.backend.realfaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are cut, silent, slow, and torn in the middle of a message. */
@Tag("long")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class LineLongTest {

    private static final int ROUNDS = Integer.getInteger("realfaults.rounds", 20);

    @TempDir
    Path folder;

    private final Random random = new Random(7);

    @Test
    void whatALineDoesToMessagesLosesAndDoublesNothing() {
        try (Site site = new Site(folder)) {
            site.order(60);
            Bench one = site.bench("bench-1");
            Bench other = site.bench("bench-2");
            var run = new FaultRun(site);
            one.work(1);
            other.work(2);
            for (int round = 0; round < ROUNDS; round++) {
                site.order(5);
                Bench bench = random.nextBoolean() ? one : other;
                switch (round % 4) {
                    case 0 -> bench.line.cut();
                    case 1 -> bench.line.blackHole();
                    case 2 -> bench.line.slow(2_000 + random.nextInt(30_000));
                    default -> bench.line.cutAfter(200 + random.nextInt(3_000));
                }
                run.awaitWork(bench, 10 + random.nextInt(20));
                bench.line.mend();
                bench.hurry();
                run.awaitBusy(bench);
                run.awaitWork(bench, 5);
            }
            run.heal();
            Judge.Finding finding = run.end(Set.of());
            System.out.println(ROUNDS + " cut, silent, slow and torn lines: " + finding);
            assertThat(finding.findings()).isEmpty();
        }
    }
}
