package dev.pickwright.backend.outbox;

import static dev.pickwright.backend.outbox.KillRun.Blow.CUT;
import static dev.pickwright.backend.outbox.KillRun.Blow.DEAFEN;
import static dev.pickwright.backend.outbox.KillRun.Blow.GROW;
import static dev.pickwright.backend.outbox.KillRun.Blow.HOLD;
import static dev.pickwright.backend.outbox.KillRun.Blow.KILL;
import static dev.pickwright.backend.outbox.KillRun.Blow.SHRINK;
import static dev.pickwright.backend.outbox.KillRun.Blow.TERMINATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.outbox.KillRun.Blow;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes on one PostgreSQL, really killed: no event is lost, none comes out of order, repeats are explained. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class OutboxKillTest {

    private static final List<Blow> ANY =
            List.of(KILL, KILL, KILL, KILL, KILL, KILL, KILL, HOLD, TERMINATE, CUT, DEAFEN);

    private static void assertSound(KillReport report) {
        assertThat(report.violations()).isEmpty();
        assertThat(report.unfinished()).isZero();
        if (report.leaseLost() == 0) {
            assertThat(report.unexplained()).isEmpty();
            assertThat(report.duplicates()).isLessThanOrEqualTo(report.underWay());
        }
    }

    @Test
    void aHandfulOfKillsLosesNothing() throws Exception {
        try (KillRun run = new KillRun(1, 2, 1)) {
            for (Blow blow : List.of(KILL, KILL, HOLD, KILL, CUT, KILL, TERMINATE, DEAFEN, KILL)) {
                run.strike(blow);
            }
            KillReport report = run.finish();
            report.write("two workers, short");
            assertSound(report);
        }
    }

    @Test
    @Tag("long")
    void twoWorkersAndSixtyKills() throws Exception {
        killed(2, 60, 20261125);
    }

    @Test
    @Tag("long")
    void threeWorkersAndSixtyKills() throws Exception {
        killed(3, 60, 20261126);
    }

    private static void killed(int workers, int kills, long seed) throws Exception {
        Random random = new Random(seed);
        try (KillRun run = new KillRun(seed, workers, 1)) {
            for (int done = 0; done < kills; ) {
                Blow blow = ANY.get(random.nextInt(ANY.size()));
                run.strike(blow);
                done += blow == KILL ? 1 : 0;
            }
            KillReport report = run.finish();
            report.write("%d workers, %d kills".formatted(workers, kills));
            assertSound(report);
        }
    }

    @Test
    @Tag("long")
    void aRollingRestartRepeatsNothing() throws Exception {
        try (KillRun run = new KillRun(2, 2, 1)) {
            for (int n = 0; n < 10; n++) {
                run.strike(TERMINATE);
            }
            KillReport report = run.finish();
            report.write("rolling restart");
            assertSound(report);
        }
    }

    @Test
    @Tag("long")
    void workersComeAndGoWithoutARepeat() throws Exception {
        try (KillRun run = new KillRun(3, 1, 1)) {
            for (Blow blow : List.of(GROW, GROW, GROW, SHRINK, SHRINK, SHRINK, GROW, SHRINK)) {
                run.strike(blow);
            }
            KillReport report = run.finish();
            report.write("one, four, one");
            assertSound(report);
        }
    }

    @Test
    @Tag("long")
    void aDatabaseThatIsAwayForAMinuteLosesNothing() throws Exception {
        try (KillRun run = new KillRun(4, 2, 1)) {
            run.strike(DEAFEN);
            run.cut(Duration.ofMinutes(1));
            run.strike(DEAFEN);
            KillReport report = run.finish();
            report.write("database away for a minute");
            assertSound(report);
        }
    }
}
