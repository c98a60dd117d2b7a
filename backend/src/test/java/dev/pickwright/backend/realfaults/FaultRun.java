package dev.pickwright.backend.realfaults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/** Work at a site while things break, until all of it has come to rest. */
final class FaultRun {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Site site;

    FaultRun(Site site) {
        this.site = site;
    }

    /** Waits until so much more was done at a station, or nothing is left to do there. */
    void awaitWork(Bench bench, int operations) {
        int enough = bench.log.count() + operations;
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> bench.log.count() >= enough || bench.log.idle());
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(
                    "%s did %d of %d operations, troubles %s: %s"
                            .formatted(bench.name, bench.log.count(), enough, bench.log.troubles(), said(bench)),
                    e);
        }
    }

    /** Waits until nobody stands there without work any more. There must be some. */
    void awaitBusy(Bench bench) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> !bench.log.idle());
    }

    /** Everything that can run runs, and every line is whole. */
    void heal() {
        if (!site.central().alive()) {
            site.restartCentral();
        }
        for (Bench bench : site.benches) {
            if (!bench.process.alive()) {
                bench.process.start();
            }
            bench.line.mend();
            bench.hurry();
        }
    }

    /** The people stop, what waits is sent, and all of it is judged. */
    Judge.Finding end(Set<String> lossExpected) {
        site.benches.forEach(Bench::rest);
        drained();
        return new Judge(site).judge(lossExpected);
    }

    /** Waits until central has confirmed everything that the stations have. */
    void drained() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            for (Bench bench : site.benches) {
                long waiting = bench.waiting();
                if (waiting != 0) {
                    throw new AssertionError(
                            "%s still has %d operations to send: %s".formatted(bench.name, waiting, said(bench)));
                }
            }
        });
    }

    private static String said(Bench bench) {
        try {
            return bench.status().toString();
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
