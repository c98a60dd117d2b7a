package dev.pickwright.backend.outbox.bench;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** What is done to a contender in one process on one fresh database. */
enum Workload {
    /** Producers with delivery switched off; then delivery switched on with 50,000 events waiting. */
    THROUGHPUT {
        @Override
        void run(Bench bench, Contender contender, Scale scale, BiConsumer<Figure, Double> result) throws Exception {
            History history = bench.history();
            try (Producers all = Producers.eager(bench, contender, () -> history.committed() < scale.backlog())) {
                pause(scale.warmUpSeconds());
                long events = history.committed();
                long start = System.nanoTime();
                pause(scale.measureSeconds());
                result.accept(Figure.PRODUCED, (history.committed() - events) / seconds(start));
            }
            bench.waitForDisk(false);
            Producers.eager(bench, contender, () -> history.committed() < scale.backlog())
                    .await();
            bench.waitForDisk(true);
            bench.execute("vacuum analyze");
            bench.execute("checkpoint");
            contender.beforeDrain();
            long start = System.nanoTime();
            contender.startDelivery();
            until(
                    scale.drainSeconds(),
                    () -> history.delivered() == history.committed() && unfinished(bench, contender) == 0);
            result.accept(Figure.DRAINED, history.delivered() / seconds(start));
            judge(bench, contender, result);
        }
    },

    /** Delivery on from the start: 200 events a second, then as many as 16 threads can. */
    STEADY {
        @Override
        void run(Bench bench, Contender contender, Scale scale, BiConsumer<Figure, Double> result) throws Exception {
            History history = bench.history();
            contender.startDelivery();
            contender.produce(1);
            until(30, () -> history.delivered() == 1);
            try (Producers all = Producers.paced(bench, contender, 200)) {
                pause(scale.warmUpSeconds());
                history.forgetLatency();
                pause(scale.measureSeconds());
                result.accept(Figure.P50, history.latency().getValueAtPercentile(50) / 1_000.0);
                result.accept(Figure.P99, history.latency().getValueAtPercentile(99) / 1_000.0);
            }
            try (Producers all = Producers.eager(bench, contender, () -> true)) {
                pause(scale.warmUpSeconds());
                long committed = history.committed();
                long delivered = history.delivered();
                long start = System.nanoTime();
                pause(scale.measureSeconds());
                double seconds = seconds(start);
                result.accept(Figure.DELIVERED_UNDER_LOAD, (history.delivered() - delivered) / seconds);
                result.accept(Figure.PRODUCED_UNDER_LOAD, (history.committed() - committed) / seconds);
            }
            until(
                    scale.settleSeconds(),
                    () -> history.delivered() == history.committed() && unfinished(bench, contender) == 0);
            judge(bench, contender, result);
        }
    };

    abstract void run(Bench bench, Contender contender, Scale scale, BiConsumer<Figure, Double> result)
            throws Exception;

    /** Losses can be told only once the library itself says that nothing is left. */
    private static void judge(Bench bench, Contender contender, BiConsumer<Figure, Double> result) {
        History history = bench.history();
        long unfinished = unfinished(bench, contender);
        result.accept(Figure.VIOLATIONS, (double) history.violations());
        result.accept(Figure.DUPLICATES, (double) history.duplicates());
        result.accept(Figure.LOST, (double) Math.max(0, history.lost() - unfinished));
        result.accept(Figure.LEFT, (double) unfinished);
    }

    private static long unfinished(Bench bench, Contender contender) {
        try {
            return bench.count(contender.unfinishedSql());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(int seconds, BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < deadline && !done.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void pause(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
